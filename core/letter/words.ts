import type { LetterWords } from './resolved-letter.ts'

const english: LetterWords = {
  page: 'Page {page} of {pages}',
  draft: 'Draft, not released',
  reference: 'Our reference',
  enclosures: 'Enclosures',
  copies: 'Copy to',
  sources: 'Sources',
}

const byLanguage: Readonly<Record<string, LetterWords>> = {
  en: english,
  de: {
    page: 'Seite {page} von {pages}',
    draft: 'Entwurf, nicht freigegeben',
    reference: 'Unser Zeichen',
    enclosures: 'Anlagen',
    copies: 'Kopie an',
    sources: 'Quellen',
  },
  fr: {
    page: 'Page {page} sur {pages}',
    draft: 'Projet, non validé',
    reference: 'Notre référence',
    enclosures: 'Pièces jointes',
    copies: 'Copie à',
    sources: 'Sources',
  },
  el: {
    page: 'Σελίδα {page} από {pages}',
    draft: 'Σχέδιο προς έγκριση',
    reference: 'Αριθμός πρωτοκόλλου',
    enclosures: 'Συνημμένα',
    copies: 'Κοινοποίηση',
    sources: 'Πηγές',
  },
}

const enclosureWords: Readonly<Record<string, string>> = { en: 'Enclosure', de: 'Anlage', fr: 'Pièce jointe', el: 'Συνημμένο' }

/** What an enclosure is called by its number, such as "Enclosure 2"; in English where its word is not known. */
export function enclosureLabel(language: string, number: number): string {
  return `${enclosureWords[language.split('-')[0] ?? ''] ?? 'Enclosure'} ${String(number)}`
}

/** The words a page adds by itself in a language; English where they are not known. */
export function wordsFor(language: string): LetterWords {
  return byLanguage[language.split('-')[0] ?? ''] ?? english
}
