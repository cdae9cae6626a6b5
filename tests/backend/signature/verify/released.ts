import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLayout, type Layout } from '../../../../backend/layout/index.ts'
import { checkLetterForRelease, releaseLetter } from '../../../../backend/release/index.ts'
import type { ReleasedLetter, Store } from '../../../../backend/store/index.ts'
import type { Letter } from '../../../../core/letter/index.ts'
import { author, decision, reviewer } from '../../../core/review/house.ts'
import { example } from '../../../templates/starter-library.ts'
import { must, sourcesFor, stockedHouse, take } from '../../release/house.ts'

/** A house that releases letters. */
export interface ReleasingHouse extends AsyncDisposable {
  readonly folder: string
  readonly store: Store
  readonly layout: Layout
  release(letter?: Letter): Promise<ReleasedLetter>
}

export async function releasingHouse(): Promise<ReleasingHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-signature-'))
  const layout = createLayout()
  const store = await stockedHouse(folder)
  return {
    folder,
    store,
    layout,
    async release(letter = example('partner-letter.md')) {
      const { id } = must(await store.createLetter(letter, author.person.id))
      const { digest } = must(await checkLetterForRelease(id, sourcesFor(store, layout)))
      await take(folder, decision(reviewer, digest, { subject: 'letter' }))
      const { released, findings } = must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
      if (released === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
      return released
    },
    async [Symbol.asyncDispose]() {
      await layout.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
