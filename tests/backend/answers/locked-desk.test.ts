import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ask, Result } from '../../../core/requests/index.ts'
import { author } from '../../core/review/house.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { storeIn } from '../release/house.ts'
import { codeOf, must } from '../store/stores.ts'
import { peopledStore, sittingIn, type Sitting } from './sitting.ts'

const letter = example('partner-letter.md')
const letterFile = '---\ntemplate: partner-letter\ntitle: Scope\n---\n\nText.\n'
const bytes = Buffer.from('The ministry says so.').toString('base64')
const release = '01930000-0000-7000-8000-000000000000'

/** Everything that writes words. */
const writes: Readonly<Record<string, (ask: Ask, id: string) => Promise<Result<unknown>>>> = {
  'beginning a letter': (ask) => ask('letters.create', { template: 'partner-letter' }),
  'saving it': (ask, id) => ask('letters.save', { id, revision: 1, letter: { ...letter, title: 'Whose words?' } }),
  'renaming it': (ask, id) => ask('letters.rename', { id, title: 'Another title' }),
  'removing it': (ask, id) => ask('letters.remove', { id }),
  'importing a letter file': (ask) => ask('letters.import', { name: 'scope.md', text: letterFile }),
  'taking in an old letter': (ask) => ask('letters.importOld', { name: 'scope.txt', bytes, template: 'partner-letter' }),
  'beginning a letter from another one': (ask, id) => ask('letters.copy', { id }),
  'naming a version': (ask, id) => ask('letters.nameRevision', { id, number: 1, name: 'First' }),
  'correcting sent letters': (ask) => ask('register.correct', { identity: 'statement/scope', version: 1, recipients: [{ release }] }),
  'adding a word to the dictionary': (ask) => ask('spelling.addWord', { word: 'Northlight' }),
  'taking a word out of it': (ask) => ask('spelling.removeWord', { word: 'Northlight' }),
  'adding evidence': (ask) => ask('evidence.add', { name: 'statement.txt', bytes }),
}

describe('in a house with people', () => {
  let sitting: Sitting
  let id = ''

  beforeAll(async () => {
    sitting = await sittingIn(peopledStore, { libraries: [templatesFolder] })
  })
  afterAll(() => sitting.close())
  beforeEach(async () => {
    id = must(await sitting.store.createLetter(letter, author.person.id)).id
  })

  test.each(Object.entries(writes))('while nobody is unlocked, %s is refused and nothing is written', async (_, write) => {
    sitting.locks()
    const before = must(await sitting.store.audit.head())
    expect([codeOf(await write(sitting.ask, id)), must(await sitting.store.audit.head())]).toEqual(['locked', before])
  })

  test('what another wrote is not saved in the name of who sits here, and what they wrote is', async () => {
    sitting.sits(author)
    const save = (writer: string) => sitting.ask('letters.save', { id, revision: 1, letter: { ...letter, title: 'Whose words?' }, writer })
    const refused = codeOf(await save('01930000-0000-7000-8000-000000000009'))
    expect([refused, (await save(author.person.id)).ok]).toEqual(['other-writer', true])
  })

  test('a letter that somebody saved is theirs', async () => {
    sitting.sits(author)
    must(await sitting.ask('letters.rename', { id, title: 'Another title' }))
    expect(must(await sitting.store.audit.entries({ offset: 0, limit: 1 })).entries[0]?.actor).toBe(author.person.id)
  })
})

test('before there is a house, letters are written by nobody in particular', async () => {
  const sitting = await sittingIn(storeIn, { libraries: [templatesFolder] })
  must(await sitting.ask('letters.create', { template: 'partner-letter' }))
  expect(must(await sitting.store.audit.entries({ offset: 0, limit: 1 })).entries[0]?.actor).toBe('system')
  await sitting.close()
})
