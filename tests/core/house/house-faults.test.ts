import { describe, expect, test } from 'vitest'
import { houseFaults, thingsOf, type HouseThing } from '../../../core/house/index.ts'
import type { LetterTemplate, TemplateField } from '../../../core/letter/index.ts'
import { template } from '../letter/shelf.ts'
import { library } from '../../templates/starter-library.ts'

const field: TemplateField = { name: 'project.code', label: 'Project', type: 'text', required: false }

function placesOf(change: Partial<LetterTemplate>): string[] {
  return houseFaults({ kind: 'template', content: { ...template, fields: [], ...change } }).map(({ place }) => place)
}

describe('a template is not kept', () => {
  test.each<[string, Partial<LetterTemplate>, string]>([
    ['without a title', { title: ' ' }, 'title'],
    ['in no language', { language: 'English' }, 'language'],
    ['for a place that is none', { jurisdictions: ['England'] }, 'jurisdictions'],
    ['with a clause that can have no such code', { mandatoryClauses: ['Closing'] }, 'mandatoryClauses'],
    ['with a field without a label', { fields: [{ ...field, label: '' }] }, 'fields.0.label'],
    ['with a field whose name could not be written in a letter', { fields: [{ ...field, name: 'Project Code' }] }, 'fields.0.name'],
    ['with two fields of one name', { fields: [field, { ...field, label: 'Again' }] }, 'fields.1.name'],
    ['with a choice of nothing', { fields: [{ ...field, type: 'choice' }] }, 'fields.0.options'],
    ['with a number that can be none', { fields: [{ ...field, type: 'number', least: 3, most: 2 }] }, 'fields.0.most'],
    ['with a formula that cannot be read', { fields: [{ ...field, computed: 'letter.date +' }] }, 'fields.0.computed'],
    ['with a formula of a field that is not there', { fields: [{ ...field, computed: 'project.name' }] }, 'fields.0.computed'],
    [
      'with fields that are computed from each other',
      {
        fields: [
          { ...field, computed: 'project.name' },
          { ...field, name: 'project.name', computed: 'project.code' },
        ],
      },
      'fields.1.computed',
    ],
    ['with a group whose field is not called after it', { groups: [{ name: 'parts', label: 'Parts', fields: [field] }] }, 'groups.0'],
    ['with a default that does not fit', { fields: [{ ...field, type: 'date', default: 'tomorrow' }] }, 'fields.0.default'],
  ])('%s', (_rule, change, place) => {
    expect(placesOf(change)).toContain(place)
  })
})

test('a letterhead is not kept without a title', () => {
  const faults = library.shelf.letterheads.flatMap((content) => houseFaults({ kind: 'letterhead', content: { ...content, title: ' ' } }))
  expect(faults.map(({ place }) => place)).toEqual(library.shelf.letterheads.map(() => 'title'))
})

test('a default that shows another field is judged in the letter alone', () => {
  expect(placesOf({ fields: [{ ...field, default: '{{letter.date | long}}', longest: 3 }] })).toEqual([])
})

test('a letterhead line that is too long is named by its place', () => {
  const [letterhead] = library.shelf.letterheads
  const thing: HouseThing[] = letterhead === undefined ? [] : [{ kind: 'letterhead', content: { ...letterhead, lines: ['x'.repeat(501)] } }]
  expect(thing.flatMap(houseFaults)).toEqual([{ place: 'lines.0', message: 'This is too long. Shorten it.' }])
})

test('nothing in the starter library has a fault', () => {
  expect(thingsOf(library.shelf).flatMap(houseFaults)).toEqual([])
})
