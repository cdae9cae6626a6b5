import type { Letter } from '../../core/letter/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'

/** Puts a letter as it is here into a letter of its own; answers its id and what it is called. */
export async function saveAsCopy(letter: Letter): Promise<Result<{ readonly id: string; readonly title: string }>> {
  const made = await ask('letters.create', { template: letter.template })
  if (!made.ok) return made
  const opened = await ask('letters.open', { id: made.value.id })
  if (!opened.ok) return opened
  const title = `${letter.title.slice(0, 290)} (copy)`
  const saved = await ask('letters.save', { id: made.value.id, revision: opened.value.revision, letter: { ...letter, title } })
  return saved.ok ? succeed({ id: made.value.id, title }) : saved
}
