import { describe, expect, test } from 'vitest'
import { checkLetterForRelease } from '../../../backend/release/index.ts'
import type { HouseThing } from '../../../core/house/index.ts'
import { author, signatory } from '../../core/review/house.ts'
import { example } from '../../templates/starter-library.ts'
import { must, sourcesFor } from '../release/house.ts'
import { codeOf } from '../store/stores.ts'
import { houseSitting, letterhead } from './house-sitting.ts'

const house = houseSitting()
const { made, newest, approve, rows, ask, sits, layout } = house

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
    const { id } = must(await house.store.createLetter(example('partner-letter.md'), author.person.id))
    const check = async () => {
      must(await house.library.refresh())
      const sources = { ...sourcesFor(house.store, layout), shelf: () => house.library.shelfFor() }
      const { findings } = must(await checkLetterForRelease(id, sources))
      return findings.filter(({ place }) => place.house !== undefined)
    }
    const before = await check()
    for (const { place } of before) {
      sits(author)
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
    house.leaves()
    expect(codeOf(await ask('house.create', { thing: letterhead(), reason: 'A new office.' }))).toBe('no-person')
  })

  test('says why', async () => {
    expect(codeOf(await ask('house.create', { thing: letterhead(), reason: ' ' }))).toBe('reason-missing')
  })

  test('is an author, a reviewer or an administrator', async () => {
    sits(signatory)
    expect(codeOf(await ask('house.create', { thing: letterhead(), reason: 'A new office.' }))).toBe('role-not-held')
  })
})

test('the store itself asks the rules, whoever calls it', async () => {
  const id = await made()
  const { digest, thing } = await newest(id)
  const refused = [
    await house.store.house.create(letterhead(), 'A new office.', signatory.person),
    await house.store.house.saveDraft(id, digest, thing, 'Another colour.', signatory.person),
    await house.store.house.revise(id, 'Another colour.', author.person),
    await house.store.house.withdraw(id, '', author.person),
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
    const [template] = house.library.read().shelf.templates
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
