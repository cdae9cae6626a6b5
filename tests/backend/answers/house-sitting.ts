import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { closedSession, createAnswers, libraryOfStore, type Library, type Session } from '../../../backend/answers/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import type { HouseThing } from '../../../core/house/index.ts'
import { succeed, type Ask, type HouseRow } from '../../../core/requests/index.ts'
import { author, reviewer, signed, type Colleague } from '../../core/review/house.ts'
import { templatesFolder } from '../../templates/starter-library.ts'
import { must, storeIn, today } from '../release/house.ts'
import { foundIn } from '../store/stores.ts'
import { noFolders } from './no-folders.ts'

const as = ({ person, keys }: Colleague): Session => ({
  acting: () => succeed({ person, sign: (words) => signed(words, keys) }),
  actor: () => person.id,
})

let codes = 0

/** A letterhead under a code of its own. */
export function letterhead(about: Partial<Extract<HouseThing, { kind: 'letterhead' }>['content']> = {}): HouseThing {
  codes += 1
  const content = {
    code: `office-${String(codes)}`,
    title: 'An office',
    name: '{{company.name}}',
    lines: ['1 Example Street'],
    footer: [],
    window: 'uk-c5' as const,
    accent: '#204060',
    style: 'ruled' as const,
  }
  return { kind: 'letterhead', content: { ...content, ...about } }
}

/** A house of the colleagues with the starter library, for all tests of a file; the author sits there as each of them begins. */
export function houseSitting() {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-house-answers-'))
  const layout = createLayout()
  let store: Store
  let library: Library
  let session: Session = closedSession
  let answer: Ask

  beforeAll(async () => {
    store = await storeIn(folder)
    await foundIn(store)
    library = must(await libraryOfStore([templatesFolder], store, () => 0))
    const host = {
      name: 'serve' as const,
      version: '1',
      today: () => today,
      ...noFolders,
      saveFiles: () => Promise.resolve(succeed([])),
      reveal: () => Promise.resolve(succeed(undefined)),
    }
    const whoever: Session = { acting: () => session.acting(), actor: () => session.actor() }
    answer = createAnswers({ store, library, layout, host, session: whoever }, (error) => {
      throw error
    })
  })
  afterAll(async () => {
    await layout.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    session = as(author)
  })

  const ask: Ask = (name, input) => answer(name, input)
  const sits = (colleague: Colleague): void => void (session = as(colleague))
  return {
    layout,
    ask,
    sits,
    get store() {
      return store
    },
    get library() {
      return library
    },
    /** From here on nobody sits there. */
    leaves: () => void (session = closedSession),
    async made(thing: HouseThing = letterhead()): Promise<string> {
      return must(await ask('house.create', { thing, reason: 'A new office.' })).id
    },
    async newest(id: string) {
      const [version] = must(await ask('house.open', { id })).versions
      if (version === undefined) throw new Error('it has no version')
      return version
    },
    /** Sends a version to review as whoever sits here and has another person approve it. */
    async approve(id: string, by: Colleague = reviewer): Promise<void> {
      const { id: review } = must(await ask('house.submit', { id }))
      sits(by)
      must(await ask('reviews.decide', { id: review, meaning: 'approve', comment: 'All of it is ours.' }))
      sits(author)
    },
    async rows(): Promise<HouseRow[]> {
      return must(await ask('house.list', {})).rows
    },
  }
}
