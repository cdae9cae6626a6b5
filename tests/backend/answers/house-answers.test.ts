import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closedSession, createAnswers, libraryOfStore, type Library, type Session } from '../../../backend/answers/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import { checkLetterForRelease } from '../../../backend/release/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import type { HouseThing } from '../../../core/house/index.ts'
import { succeed, type Ask, type HouseRow } from '../../../core/requests/index.ts'
import { author, colleagues, reviewer, rootKeys, signatory, signed, vouchingFor, type Colleague } from '../../core/review/house.ts'
import { square } from '../images/pictures.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { must, sourcesFor, storeIn, today } from '../release/house.ts'
import { noFolders } from './no-folders.ts'
import { codeOf } from '../store/stores.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-house-answers-'))
const layout = createLayout()
let store: Store
let library: Library
let session: Session = closedSession
let ask: Ask
let codes = 0

const as = ({ person, keys }: Colleague): Session => ({
  acting: () => succeed({ person, sign: (words) => signed(words, keys) }),
  actor: () => person.id,
})

beforeAll(async () => {
  store = await storeIn(folder)
  const [first, ...others] = colleagues.map((each) => ({ ...each.person, vouching: vouchingFor(each) }))
  if (first === undefined) throw new Error('nobody is there')
  must(await store.people.found(rootKeys.publicKey, first))
  for (const person of others) must(await store.people.addPerson(person, first.id))
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
  ask = createAnswers({ store, library, layout, host, session: whoever }, (error) => {
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

function letterhead(about: Partial<Extract<HouseThing, { kind: 'letterhead' }>['content']> = {}): HouseThing {
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

async function made(thing: HouseThing = letterhead()): Promise<string> {
  return must(await ask('house.create', { thing, reason: 'A new office.' })).id
}

async function newest(id: string) {
  const [version] = must(await ask('house.open', { id })).versions
  if (version === undefined) throw new Error('it has no version')
  return version
}

/** Sends a version to review as whoever sits here and has another person approve it. */
async function approve(id: string, by: Colleague = reviewer): Promise<void> {
  const { id: review } = must(await ask('house.submit', { id }))
  session = as(by)
  must(await ask('reviews.decide', { id: review, meaning: 'approve', comment: 'All of it is ours.' }))
  session = as(author)
}

async function rows(): Promise<HouseRow[]> {
  return must(await ask('house.list', {})).rows
}

describe('the first start', () => {
  test('brings company values, letterheads and templates into the house, as drafts by the import', async () => {
    const [first] = await rows()
    const { author: by, state } = await newest(first?.newest.id ?? '')
    expect([
      (await rows())
        .filter(({ newest: { id } }) => id !== '')
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'company').length,
      new Set((await rows()).map(({ kind }) => kind)),
      state,
      by,
    ]).toEqual([1, new Set(['company', 'letterhead', 'template']), 'draft', 'Imported'])
  })

  test('refuses the release of a letter until each of the three is approved, naming the version and where it lies', async () => {
    const { id } = must(await store.createLetter(example('partner-letter.md'), author.person.id))
    const check = async () => {
      must(await library.refresh())
      const sources = { ...sourcesFor(store, layout), shelf: () => library.shelfFor() }
      const { findings } = must(await checkLetterForRelease(id, sources))
      return findings.filter(({ place }) => place.house !== undefined)
    }
    const before = await check()
    for (const { place } of before) {
      session = as(author)
      await approve(place.house ?? '')
    }
    expect([before.map(({ code, severity, message }) => [code, severity, /v1.* not approved/u.test(message)]), await check()]).toEqual([
      [
        ['template-unapproved', 'error', true],
        ['letterhead-unapproved', 'error', true],
        ['company-unapproved', 'error', true],
      ],
      [],
    ])
  })
})

describe('whoever changes the house', () => {
  test('is a person whose key is open', async () => {
    session = closedSession
    expect(codeOf(await ask('house.create', { thing: letterhead(), reason: 'A new office.' }))).toBe('no-person')
  })

  test('says why', async () => {
    expect(codeOf(await ask('house.create', { thing: letterhead(), reason: ' ' }))).toBe('reason-missing')
  })

  test('is an author, a reviewer or an administrator', async () => {
    session = as(signatory)
    expect(codeOf(await ask('house.create', { thing: letterhead(), reason: 'A new office.' }))).toBe('role-not-held')
  })
})

test('the store itself asks the rules, whoever calls it', async () => {
  const id = await made()
  const { digest, thing } = await newest(id)
  const refused = [
    await store.house.create(letterhead(), 'A new office.', signatory.person),
    await store.house.saveDraft(id, digest, thing, 'Another colour.', signatory.person),
    await store.house.revise(id, 'Another colour.', author.person),
    await store.house.withdraw(id, '', author.person),
  ]
  expect(refused.map(codeOf)).toEqual(['role-not-held', 'role-not-held', 'move-impossible', 'reason-missing'])
})

test('of two who withdraw a version at the same time one is told that it is withdrawn', async () => {
  const id = await made()
  const both = [ask('house.withdraw', { id, reason: 'Not ours.' }), ask('house.withdraw', { id, reason: 'Not mine.' })]
  expect([(await Promise.all(both)).map(codeOf), (await newest(id)).withdrawal]).toEqual([['', 'move-impossible'], 'Not ours.'])
})

describe('a draft', () => {
  test('is saved over what was seen, with its reason', async () => {
    const thing = letterhead()
    const id = await made(thing)
    const { digest } = await newest(id)
    must(
      await ask('house.saveDraft', {
        id,
        seen: digest,
        thing: { ...thing, content: { ...thing.content, accent: '#000000' } } as HouseThing,
        reason: 'Darker.',
      }),
    )
    const { reason, changes } = await newest(id)
    expect([reason, changes.find(({ what }) => what === 'Colour')?.after]).toEqual(['Darker.', '#000000'])
  })

  test('is not saved over what somebody else stored meanwhile', async () => {
    const thing = letterhead()
    const id = await made(thing)
    expect(codeOf(await ask('house.saveDraft', { id, seen: '0'.repeat(64), thing, reason: 'Darker.' }))).toBe('house-conflict')
  })

  test('of a template is not saved while two of its fields have one name', async () => {
    const [template] = library.read().shelf.templates
    if (template === undefined) throw new Error('no template')
    const thing: HouseThing = { kind: 'template', content: { ...template, code: 'twice-named' } }
    const id = await made(thing)
    const { digest } = await newest(id)
    const [field] = template.fields
    const twice = { ...thing, content: { ...thing.content, fields: field === undefined ? [] : [field, field] } }
    expect(codeOf(await ask('house.saveDraft', { id, seen: digest, thing: twice, reason: 'A field more.' }))).toBe('house-faulty')
  })

  test('keeps its code', async () => {
    const id = await made()
    const { digest } = await newest(id)
    expect(codeOf(await ask('house.saveDraft', { id, seen: digest, thing: letterhead(), reason: 'Another.' }))).toBe('house-identity')
  })

  test('is not made twice under one code', async () => {
    const thing = letterhead()
    await made(thing)
    expect(codeOf(await ask('house.create', { thing, reason: 'Again.' }))).toBe('house-exists')
  })

  test('is what letters are made from while nothing is approved', async () => {
    const id = await made()
    expect((await rows()).find(({ newest: { id: own } }) => own === id)?.used?.id).toBe(id)
  })
})

describe('a version that was sent to review', () => {
  test('never changes again', async () => {
    const thing = letterhead()
    const id = await made(thing)
    const { digest } = await newest(id)
    must(await ask('house.submit', { id }))
    expect(codeOf(await ask('house.saveDraft', { id, seen: digest, thing, reason: 'Darker.' }))).toBe('move-impossible')
  })

  test('waits in the inbox of whoever may approve it', async () => {
    const { id } = must(await ask('house.submit', { id: await made(letterhead({ title: 'Waiting office' })) }))
    session = as(reviewer)
    const { waiting } = must(await ask('reviews.inbox', {}))
    expect(waiting.find((item) => item.id === id)).toMatchObject({ subject: 'letterhead', title: 'Waiting office', needed: 1 })
  })

  test('is not approved by who wrote it', async () => {
    session = as(reviewer)
    const { id } = must(await ask('house.submit', { id: await made() }))
    expect(codeOf(await ask('reviews.decide', { id, meaning: 'approve', comment: '' }))).toBe('own-work')
  })

  test('is shown to its reviewer with what changed since the approved one', async () => {
    const thing = letterhead()
    const id = await made(thing)
    await approve(id)
    const next = must(await ask('house.nextVersion', { id, reason: 'Blue.' })).id
    const { digest } = await newest(id)
    const after = { ...thing, content: { ...thing.content, accent: '#0000ff' } } as HouseThing
    must(await ask('house.saveDraft', { id: next, seen: digest, thing: after, reason: 'Blue.' }))
    const { id: review } = must(await ask('house.submit', { id: next }))
    const { house } = must(await ask('reviews.open', { id: review }))
    expect([house?.before, house?.changes]).toEqual([1, [{ what: 'Colour', before: '#204060', after: '#0000ff' }]])
  })
})

describe('an approved version', () => {
  test('stays what letters are made from until the next one is approved', async () => {
    const id = await made()
    await approve(id)
    const next = must(await ask('house.nextVersion', { id, reason: 'Blue.' })).id
    const used = async () => (await rows()).find(({ newest: { id: own } }) => own === next)?.used?.number
    const before = await used()
    session = as(author)
    await approve(next)
    expect([before, await used(), (await newest(id)).state]).toEqual([1, 2, 'approved'])
  })

  test('leaves the shelf when it is withdrawn, with a reason, by a reviewer', async () => {
    const thing = letterhead()
    const id = await made(thing)
    await approve(id)
    session = as(reviewer)
    must(await ask('house.withdraw', { id, reason: 'The office closed.' }))
    const { letterheads } = must(await ask('templates.list', {}))
    expect([letterheads.some(({ code }) => code === thing.content.code), (await newest(id)).withdrawal]).toEqual([
      false,
      'The office closed.',
    ])
  })
})

describe('the live page', () => {
  test('shows what is not saved yet', async () => {
    const { pages, findings } = must(await ask('house.render', { thing: letterhead({ name: 'Unsaved Ltd' }), known: [] }))
    expect([pages.length > 0, findings]).toEqual([true, []])
  })

  test('finds a value that the house does not have', async () => {
    const { findings } = must(await ask('house.render', { thing: letterhead({ name: '{{company.nmae}}' }), known: [] }))
    expect(findings.map(({ severity }) => severity)).toContain('error')
  })

  test('is another one with a logo', async () => {
    const { digest, mediaType } = must(await ask('images.add', { bytes: square.toString('base64') }))
    const shown = async (thing: HouseThing) =>
      must(await ask('house.render', { thing, known: [] })).pages.map(({ layers }) => layers.map((layer) => layer.digest))
    const [plain, withLogo] = [
      letterhead({ code: 'logo' }),
      letterhead({ code: 'logo', logo: { digest, mediaType, alt: 'A square', width: 20 } }),
    ]
    expect(await shown(withLogo)).not.toEqual(await shown(plain))
  })

  test('finds a logo that is not at hand', async () => {
    const logo = { digest: '0'.repeat(64), mediaType: 'image/png' as const, alt: 'A square', width: 20 }
    const { findings } = must(await ask('house.render', { thing: letterhead({ logo }), known: [] }))
    expect(findings.map(({ code }) => code)).toEqual(['image-missing'])
  })
})
