import { expect, test } from 'vitest'
import { salvageLetter } from '../../../core/letter/index.ts'

const about = {
  schema: 1,
  title: 'A letter',
  template: 'note',
  letterhead: 'plain',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: {},
}
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ text }] })

test('the blocks that can be read are kept in their order, the others told with their place and what is wrong', () => {
  const heading = { type: 'heading', level: 9, children: [{ text: 'Of nine levels' }] }
  const stored = { ...about, document: { schema: 1, children: [paragraph('One.'), heading, paragraph('Two.')] } }
  const { letter, refused } = salvageLetter(stored)
  expect([letter?.document, refused.map(({ index, why, data }) => [index, why.startsWith('level: '), JSON.parse(data)])]).toEqual([
    [paragraph('One.'), paragraph('Two.')],
    [[1, true, heading]],
  ])
})

test('a letter that is read whole has nothing that is refused', () => {
  expect(salvageLetter({ ...about, document: { schema: 1, children: [paragraph('One.')] } }).refused).toEqual([])
})

test('without what stands around the blocks no letter is made', () => {
  expect(salvageLetter({ document: { schema: 1, children: [paragraph('One.')] } }).letter).toBeUndefined()
})

test.each([[null], ['text'], [{ document: 'none' }]])('of %j nothing can be read', (stored) => {
  expect(salvageLetter(stored)).toEqual({ letter: undefined, refused: [] })
})
