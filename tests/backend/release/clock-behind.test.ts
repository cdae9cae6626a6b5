import { afterAll, describe, expect, test } from 'vitest'
import { createLayout } from '../../../backend/layout/index.ts'
import { checkLetterForRelease, reachedDay } from '../../../backend/release/index.ts'
import { codeOf, DataFolder, letterOf, must } from '../store/stores.ts'
import { sourcesFor, today } from './house.ts'

const layout = createLayout()
afterAll(() => layout.close())

/** A store in which a letter was made at a moment, and the clock then set to another. */
async function madeAt(moment: string, clock: string) {
  const data = new DataFolder()
  data.clock = moment
  const store = must(await data.open())
  const { id } = must(await store.createLetter(letterOf('Dear partner'), 'system'))
  data.clock = clock
  return { data, store, id }
}

describe('the day that the audit trail has come to', () => {
  test('is told when the clock shows an earlier one', async () => {
    const { data, store } = await madeAt('2026-12-10T12:00:00.000Z', `${today}T12:00:00.000Z`)
    using folder = data
    const reached = must(await reachedDay(store, today))
    await store.close()
    expect([reached, folder.clock]).toEqual(['2026-12-10', '2026-11-24T12:00:00.000Z'])
  })

  test('is no news while the clock is at it, ahead of it, or minutes behind', async () => {
    for (const clock of ['2026-11-24T12:00:00.000Z', '2026-12-10T12:00:00.000Z', '2026-11-24T11:51:00.000Z']) {
      const { data, store } = await madeAt('2026-11-24T12:00:00.000Z', clock)
      using _folder = data
      expect(must(await reachedDay(store, '2026-11-23'))).toBeUndefined()
      await store.close()
    }
  })

  test('is no news where hours were set back within one day, which changes nothing that is judged by days', async () => {
    const { data, store } = await madeAt('2026-11-24T14:00:00.000Z', '2026-11-24T09:00:00.000Z')
    using _folder = data
    const reached = must(await reachedDay(store, today))
    await store.close()
    expect(reached).toBeUndefined()
  })

  test('is a finding for whoever releases a letter, and entries keep their order and never go back in time', async () => {
    const { data, store, id } = await madeAt('2026-12-10T12:00:00.000Z', `${today}T12:00:00.000Z`)
    using _folder = data
    must(await store.renameLetter(id, 'Renamed under the earlier clock'))
    const { findings } = must(await checkLetterForRelease(id, sourcesFor(store, layout)))
    const { entries } = must(await store.audit.entries({ offset: 0, limit: 10 }))
    const verdict = must(await store.audit.verify())
    await store.close()
    expect(findings.map(({ code }) => code)).toContain('clock-behind')
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).toSorted((left, right) => right - left))
    expect(new Set(entries.map(({ at }) => at.slice(0, 10)))).toEqual(new Set(['2026-12-10']))
    expect(verdict.broken).toBeUndefined()
  })

  test('is no news any more once an administrator has said, with a reason, that the clock was ahead: entries follow the clock again', async () => {
    const { data, store, id } = await madeAt('2999-01-02T12:00:00.000Z', `${today}T12:00:00.000Z`)
    using _folder = data
    const refused = codeOf(await store.audit.confirmClock('  ', 'system'))
    must(await store.audit.confirmClock('The battery of the laptop was empty.', 'system'))
    must(await store.renameLetter(id, 'Renamed by the right clock'))
    const { findings } = must(await checkLetterForRelease(id, sourcesFor(store, layout)))
    const { entries } = must(await store.audit.entries({ offset: 0, limit: 2 }))
    const [verdict, again] = [must(await store.audit.verify()), codeOf(await store.audit.confirmClock('Once more.', 'system'))]
    await store.close()
    expect([refused, verdict.broken, again]).toEqual(['reason-missing', undefined, 'clock-not-behind'])
    expect(entries.map(({ kind, at }) => [kind, at.slice(0, 10)])).toEqual([
      ['letter.renamed', today],
      ['clock.confirmed', today],
    ])
    expect(findings.map(({ code }) => code)).not.toContain('clock-behind')
  })
})
