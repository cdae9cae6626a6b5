import { expect, test } from 'vitest'
import { readLetterFile, writeLetterFile } from '../../../backend/files/letter-file.ts'
import { readTemplateFile } from '../../../backend/files/template-file.ts'
import type { Letter } from '../../../core/letter/index.ts'

const letterWith = (values: Record<string, string>): Letter => ({
  schema: 1,
  title: 'Order',
  template: 'order',
  letterhead: 'plain',
  language: 'en-GB',
  jurisdictions: [],
  values,
  document: [],
})

test('the entries of a letter file are a list', () => {
  const text = '---\ntitle: Order\ntemplate: order\nproducts:\n  - { name: Aperture, price: GBP 12.50 }\n  - { name: Beacon }\n---\n'
  expect(readLetterFile(text, 'order.md').source?.values).toEqual({
    'products.1.name': 'Aperture',
    'products.1.price': 'GBP 12.50',
    'products.2.name': 'Beacon',
  })
})

test.each<Record<string, string>>([
  { 'products.1.name': 'Aperture', 'products.2.name': 'Beacon', 'products.2.price': 'GBP 12.50' },
  { 'products.2.name': 'Beacon' },
  { 'copies.1.name': 'Beacon' },
])('entries come back from a file as they went into it: %o', (values) => {
  const { source, findings } = readLetterFile(writeLetterFile(letterWith(values)), 'order.md')
  expect([source?.values, findings]).toEqual([values, []])
})

test('a template file declares its groups', () => {
  const text = `---
code: order
title: Order
description: An order.
language: en-GB
letterhead: plain
fields: []
groups:
  - name: products
    label: Products
    least: 1
    fields:
      - { name: products.name, label: Name, type: text, required: true }
parts: {}
---
{{products.name}}
`
  const { template, findings } = readTemplateFile(text, 'order.md')
  expect([template?.groups, findings]).toEqual([
    [{ name: 'products', label: 'Products', least: 1, fields: [{ name: 'products.name', label: 'Name', type: 'text', required: true }] }],
    [],
  ])
})
