import { describe, expect, test } from 'vitest'
import { embargoValue } from '../../../core/letter/index.ts'
import { fieldGroups } from '../../../renderer/field-form/field-groups.ts'
import { library } from '../../templates/starter-library.ts'

/** The fields of a letter from this template with the embargo's name, by their group. */
function embargoes(code: string): string[] {
  const template = library.shelf.templates.find((each) => each.code === code)
  const groups = fieldGroups(template, [], library.shelf, { values: {}, language: 'en-GB' })
  return groups.flatMap(({ title, fields }) => fields.filter(({ name }) => name === embargoValue).map(({ type }) => `${title}: ${type}`))
}

describe('the fields of a letter', () => {
  test.each(library.shelf.templates.map(({ code }) => code))('have its embargo once, from the template "%s"', (code) => {
    expect(embargoes(code)).toEqual(['Letter: date'])
  })

  test('have its embargo without a template too', () => {
    expect(embargoes('no-such-template')).toEqual(['Letter: date'])
  })
})
