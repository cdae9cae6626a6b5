/*
 * Run by killed.test.ts in a process of its own, which is killed at any moment:
 *   write FOLDER SEED   changes the store without end, and tells each change once the store has said that it is kept
 *   migrate FOLDER      opens a store of an older version
 *   restore FOLDER ID   brings back a backup
 */
import { writeSync } from 'node:fs'
import { openStore, outsideHere, restoreFolder, type OpenVersion, type Store } from '../../../backend/store/index.ts'
import type { LibraryFiles } from '../../../backend/files/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { author, decision, reviewer, rootKeys, second, vouchingFor, type Colleague } from '../../core/review/house.ts'
import { numbersFrom } from '../../../scripts/bench/seeded-register.ts'
import { letterOf, must, wishOf } from './stores.ts'

/**
 * What the store said is kept. Where `value` is a number, each later change makes it larger: the text of a letter, and
 * `progressOf` of a version. Else it is the text of an imported letter or the digest that was decided on, the name of evidence, how many
 * versions a library has, or the hash of the trail's head.
 */
export interface Kept {
  readonly what: 'letter' | 'clause-version' | 'decision' | 'evidence' | 'library' | 'head'
  readonly id: string
  readonly value: string
}

// At once and whole: what a kill leaves in a buffer was never told.
const tell = (kept: Kept | string): void => void writeSync(1, `${typeof kept === 'string' ? kept : JSON.stringify(kept)}\n`)

/** How far a version has come: by its edits, then by its states. */
export function progressOf({ version, state }: Pick<OpenVersion, 'version' | 'state'>): string {
  return String(Number(version.title) * 3 + ['draft', 'in-review', 'approved'].indexOf(state))
}

const clauseOf = (code: string, title: string): ClauseVersion => ({
  code,
  kind: 'statement',
  title,
  language: 'en-GB',
  jurisdictions: ['GB'],
  version: 1,
  valid: {},
  tags: ['scope'],
  evidence: [],
  body: [{ type: 'paragraph', children: [{ text: `Words ${title}.` }] }],
})

/** So many clauses come with each library; a part of them is never there. */
export const inLibrary = 12

function libraryOf(batch: string): LibraryFiles {
  const versions = Array.from({ length: inLibrary }, (_, index) => ({
    file: `clauses/${String(index)}.md`,
    version: clauseOf(`statement/${batch}-${String(index)}`, '0'),
    record: undefined,
  }))
  return { name: batch, versions, house: [], evidence: new Map(), images: [], record: undefined, findings: [] }
}

const newPerson = (each: Colleague): Parameters<Store['people']['addPerson']>[0] => ({ ...each.person, vouching: vouchingFor(each) })
const today = '2026-11-24'

async function write(store: Store, seed: number): Promise<never> {
  must(await store.people.found(rootKeys.publicKey, newPerson(author)))
  for (const each of [reviewer, second]) must(await store.people.addPerson(newPerson(each), author.person.id))
  const random = numbersFrom(seed)
  const { id } = must(await store.createLetter(letterOf('begun')))
  let revision = 1
  let count = 0
  let draft = must(await store.library.createClause(clauseOf(`statement/s-${String(seed)}`, '0'), wishOf(author.person)))
  let review = ''
  let deciding = reviewer
  const tellVersion = (): void => tell({ what: 'clause-version', id: draft.id, value: progressOf(draft) })
  const acts: readonly (() => Promise<void>)[] = [
    async () => {
      count += 1
      const text = String(count)
      revision = must(await store.saveLetter(id, revision, letterOf(text))).revision
      tell({ what: 'letter', id, value: text })
    },
    async () => {
      const imported = must(await store.createLetter(letterOf(`imported ${'x'.repeat(random(20_000))}`)))
      must(await store.closeRevision(imported.id))
      tell({
        what: 'letter',
        id: imported.id,
        value: imported.letter.document
          .flatMap((block) => (block.type === 'paragraph' ? block.children.map((run) => (run.type === undefined ? run.text : '')) : []))
          .join(''),
      })
    },
    async () => {
      if (draft.state !== 'draft') return
      draft = must(
        await store.library.saveDraft(
          draft.id,
          draft.digest,
          { ...draft.version, title: String(Number(draft.version.title) + 1) },
          wishOf(author.person),
        ),
      )
      tellVersion()
    },
    async () => {
      if (draft.state === 'draft') {
        review = must(await store.reviews.send({ subject: 'clause-version', id: draft.id, note: '', today }, author.person)).id
        deciding = reviewer
      } else if (draft.state === 'in-review') {
        const made = decision(deciding, draft.digest)
        must(await store.reviews.decide(review, made, { today }))
        tell({ what: 'decision', id: made.id, value: made.digest })
        deciding = second
      } else draft = must(await store.library.reviseVersion(draft.id, wishOf(author.person)))
      draft = must(await store.library.openVersion(draft.id))
      tellVersion()
    },
    async () => {
      const name = `evidence ${String(random(1e9))}`
      const added = must(
        await store.evidence.add(Buffer.from(name.repeat(1 + random(2000))), { name, mediaType: 'text/plain' }, author.person.id),
      )
      tell({ what: 'evidence', id: added.digest, value: name })
    },
    async () => {
      const batch = `batch${String(random(1e9))}`
      must(await store.library.importFiles(libraryOf(batch), { by: author.person }))
      tell({ what: 'library', id: batch, value: String(inLibrary) })
    },
    async () => {
      const head = must(await store.audit.head())
      if (head !== undefined) tell({ what: 'head', id: String(head.seq), value: head.hash })
    },
  ]
  for (;;) await acts[random(acts.length)]?.()
}

const [, , mode, folder = '', last] = process.argv
if (mode !== undefined && process.argv[1] === import.meta.filename) await run(mode)

async function run(mode: string): Promise<void> {
  tell('begin')
  if (mode === 'restore') must(await restoreFolder(folder, last, outsideHere()))
  else {
    const store = must(await openStore(folder, outsideHere(), 'window'))
    if (mode === 'write') await write(store, Number(last))
    await store.close()
  }
  tell('end')
}
