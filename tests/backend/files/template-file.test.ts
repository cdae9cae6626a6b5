import { expect, test } from 'vitest'
import { readTemplateFile } from '../../../backend/files/template-file.ts'

const file = (field: string): string => `---
code: note
title: Note
description: A note.
language: en-GB
letterhead: example
fields:
  - { name: project.code, label: Project, ${field} }
parts: {}
---
It begins.
`

test('a field of a template file says what its value must be like', () => {
  const { template } = readTemplateFile(file('type: text, longest: 7, shape: AA-9999'), 'note.md')
  expect(template?.fields).toMatchObject([{ longest: 7, shape: 'AA-9999' }])
})

test('a number of a template file has its bounds', () => {
  const { template } = readTemplateFile(file('type: number, least: -1, most: 2.5'), 'note.md')
  expect(template?.fields).toMatchObject([{ least: -1, most: 2.5 }])
})

test('a bound that is no number is told', () => {
  const { template, findings } = readTemplateFile(file('type: text, longest: many'), 'note.md')
  expect([template, findings.map(({ code }) => code)]).toEqual([undefined, ['front-matter-invalid']])
})
