import { describe, expect, test } from 'vitest'
import { houseCode, type HouseThing } from '../../../core/house/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { square } from '../images/pictures.ts'
import { must } from '../release/house.ts'
import { codeOf } from '../store/stores.ts'
import { houseSitting, letterhead } from './house-sitting.ts'

const house = houseSitting()
const { made, newest, approve, rows, ask, sits } = house

describe('a version that was sent to review', () => {
  test('never changes again', async () => {
    const thing = letterhead()
    const id = await made(thing)
    const { digest } = await newest(id)
    must(await ask('house.submit', { id }))
    expect(codeOf(await ask('house.saveDraft', { id, seen: digest, thing, reason: 'Darker.' }))).toBe('house-frozen')
  })

  test('waits in the inbox of whoever may approve it', async () => {
    const { id } = must(await ask('house.submit', { id: await made(letterhead({ title: 'Waiting office' })) }))
    sits(reviewer)
    const { waiting } = must(await ask('reviews.inbox', {}))
    expect(waiting.find((item) => item.id === id)).toMatchObject({ subject: 'letterhead', title: 'Waiting office', needed: 1 })
  })

  test('is not approved by who wrote it', async () => {
    sits(reviewer)
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
    sits(author)
    await approve(next)
    expect([before, await used(), (await newest(id)).state]).toEqual([1, 2, 'approved'])
  })

  test('leaves the shelf when it is withdrawn, with a reason, by a reviewer', async () => {
    const thing = letterhead()
    const id = await made(thing)
    await approve(id)
    sits(reviewer)
    must(await ask('house.withdraw', { id, reason: 'The office closed.' }))
    const { letterheads } = must(await ask('templates.list', {}))
    expect([letterheads.some(({ code }) => code === houseCode(thing)), (await newest(id)).withdrawal]).toEqual([
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
