import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadShelf, readLetterFile } from '../../backend/files/index.ts'
import { assembleLetter, resolveLetter, type Letter, type ResolvedLetter } from '../../core/letter/index.ts'

export const root = join(import.meta.dirname, '..', '..')
export const { shelf, images } = loadShelf([join(root, 'templates')])

/** An example letter of the starter library. */
export function exampleLetter(name: string): Letter {
  const { source } = readLetterFile(readFileSync(join(root, 'templates', 'examples', name), 'utf8'), name)
  const { letter } = source === undefined ? { letter: undefined } : assembleLetter(source, shelf)
  if (letter === undefined) throw new Error(`${name} cannot be read`)
  return letter
}

export function resolved(letter: Letter): ResolvedLetter {
  const { resolved: ready } = resolveLetter(letter, shelf, { draftLine: true, printLetterhead: true, images })
  if (ready === undefined) throw new Error('the letter has no page')
  return ready
}
