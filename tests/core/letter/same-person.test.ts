import { expect, test } from 'vitest'
import { mayBeSamePerson } from '../../../core/letter/index.ts'

test.each([
  ['Dr A. Person', 'A Person'],
  ['Person, Ann, Dr', 'Ann Person'],
  ['A. Person', 'Ann Person'],
  ['ANN PERSON', 'Ann B. Person'],
  ['José Peña', 'JOSE PENA'],
  ['Ann Person (test certificate)', 'Ann Person'],
  ['Ann Person-Example', 'Ann Person'],
  ['M. Person', 'Mary Person'],
  ['Prof. Dr. Jürgen Groß', 'Juergen Gross'],
  ['Ann Person', ''],
])('“%s” and “%s” may be one person', (one, other) => {
  expect([mayBeSamePerson(one, other), mayBeSamePerson(other, one)]).toEqual([true, true])
})

test.each([
  ['Ann Person', 'Helen Marsh'],
  ['Ann Person', 'Bert Person'],
  ['A. Person', 'B. Person'],
  ['Dr Ann Person', 'Dr Helen Marsh'],
  ['A. P.', 'Ann Person'],
  ['Example Vision UK Ltd', 'Ann Person'],
])('“%s” and “%s” are two', (one, other) => {
  expect([mayBeSamePerson(one, other), mayBeSamePerson(other, one)]).toEqual([false, false])
})
