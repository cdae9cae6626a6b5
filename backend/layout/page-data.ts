/**
 * What letter.typ reads: the letter as plain data, so that no word of it is ever taken for markup. Names are short
 * because this is written for every key press.
 */
export interface PageData {
  readonly title: string
  readonly author: string
  readonly organisation: string
  readonly language: string
  /** Words that stay on one line, hyphens and all; left out where words may be divided at a line's end. */
  readonly wholeWords?: readonly string[]
  readonly region: string | null
  readonly date: readonly [year: number, month: number, day: number]
  /** The running header from page two on. */
  readonly running: string
  readonly letterhead: PageLetterhead
  readonly printLetterhead: boolean
  readonly draftLine: string | null
  /** Text before, between and after the two numbers of "Page 1 of 2". */
  readonly pageWords: readonly [before: string, between: string, after: string]
  readonly labels: { readonly reference: string; readonly enclosures: string; readonly copies: string; readonly sources: string }
  readonly geometry: PageGeometry
  readonly parts: Readonly<Record<string, PagePart>>
  readonly body: readonly PageBlock[]
  readonly sources: readonly PageSource[]
  /** False where a block of the body lists them, or nothing does. */
  readonly sourcesAtEnd: boolean
  /** Words that may be wider than their lines, by the path of what holds them, joined with dots. */
  readonly wide: Readonly<Record<string, readonly WideWord[]>>
}

/** `fixed`: never divided at a syllable; `note`: stands in a footnote of what holds it. */
export interface WideWord {
  readonly text: string
  readonly marks: string
  readonly fixed: boolean
  readonly note: boolean
}

/** Lengths in millimetres. */
export interface PageGeometry {
  readonly recipient: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly details: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly bodyTop: number
  readonly foldMarks: readonly (readonly [fromTop: number, length: number])[]
}

export interface PageLetterhead {
  readonly name: string
  readonly lines: readonly string[]
  readonly footer: readonly string[]
  readonly returnLine: string | null
  readonly accent: string
  readonly style: 'ruled' | 'centred'
  /** `file` is the name under which the engine gets its bytes; width in millimetres. */
  readonly logo: { readonly file: string; readonly alt: string; readonly width: number } | null
}

/** An entry of the list of sources. `cited`: marks in the text lead to it. */
export interface PageSource {
  readonly text: string
  readonly link: string | null
  readonly cited: boolean
}

export interface PagePart {
  readonly path: readonly number[]
  readonly rtl: boolean
  readonly lines: readonly (readonly PageInline[])[]
}

export type PageInline =
  | { readonly k: 'text'; readonly text: string; readonly marks: string }
  | { readonly k: 'break' }
  | { readonly k: 'link'; readonly url: string; readonly of: readonly PageInline[] }
  | { readonly k: 'cite'; readonly n: number; readonly of: readonly PageInline[] }
  | { readonly k: 'note'; readonly of: readonly PageInline[] }

export interface PageListItem {
  readonly n: number
  readonly path: readonly number[]
  readonly rtl: boolean
  readonly of: readonly PageInline[]
  /** Further paragraphs and deeper lists of the item. */
  readonly more: readonly PageBlock[]
}

export type PageBlock =
  | {
      readonly k: 'par'
      readonly path: readonly number[]
      readonly rtl: boolean
      readonly align: string
      readonly of: readonly PageInline[]
    }
  | {
      readonly k: 'heading'
      readonly path: readonly number[]
      readonly rtl: boolean
      readonly level: number
      readonly tag: number
      readonly of: readonly PageInline[]
    }
  | {
      readonly k: 'list'
      readonly bullets: boolean
      /** Printed label by the item's number. */
      readonly labels: Readonly<Record<string, string>>
      /** Levels of indentation that no item above accounts for. */
      readonly indent: number
      readonly items: readonly PageListItem[]
    }
  | { readonly k: 'quote'; readonly path: readonly number[]; readonly of: readonly PageBlock[]; readonly by: readonly PageInline[] | null }
  | {
      readonly k: 'table'
      readonly path: readonly number[]
      /** Width of each column: 0 as wide as its words, otherwise its share of the rest. */
      readonly widths: readonly number[]
      /** Widths that the letter gives, in millimetres, in the place of those. */
      readonly given?: readonly number[]
      readonly aligns: readonly string[]
      readonly header: boolean
      /** Size of the text and space at each side of a cell, in points. */
      readonly size: number
      readonly gap: number
      readonly rows: readonly (readonly PageCell[])[]
    }
  | {
      readonly k: 'image'
      readonly path: readonly number[]
      readonly file: string
      readonly width: number | null
      readonly align: string
      readonly alt: string
    }
  | { readonly k: 'page-break'; readonly path: readonly number[] }
  | { readonly k: 'sources'; readonly path: readonly number[] }
  | {
      readonly k: 'clause'
      readonly path: readonly number[]
      /** The clause's own language and region, where they are not the letter's. */
      readonly language?: string
      readonly region?: string | null
      readonly of: readonly PageBlock[]
    }

export interface PageCell {
  readonly path: readonly number[]
  /** Columns and rows of a merged cell; the cells it covers are left out. */
  readonly span?: readonly [columns: number, rows: number]
  readonly rtl: boolean
  readonly of: readonly PageInline[]
}
