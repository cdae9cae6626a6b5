import { describe, expect, test } from 'vitest'
import { fieldText, houseFaults, nameFault, partOf, renameInTemplate } from '../../../core/house/index.ts'
import { plainText } from '../../../core/document/index.ts'
import type { LetterTemplate, TemplateField } from '../../../core/letter/index.ts'
import { template as anyTemplate } from '../letter/shelf.ts'

const text = { type: 'text', required: false } as const
const price: TemplateField = { ...text, name: 'products.price', label: 'Price' }

const template: LetterTemplate = {
  ...anyTemplate,
  fields: [
    { ...text, name: 'days', label: 'Days' },
    { ...text, name: 'order.day', label: 'Day' },
    { ...text, name: 'order.day_text', label: 'Day in words', default: 'on {{ order.day | long }}' },
    { ...text, name: 'order.end', label: 'End', computed: 'order.day + 14 days' },
    { ...text, name: 'order.said', label: 'Said', computed: '"order.day" + order.day | upper' },
    { ...text, name: 'order.total', label: 'Total', computed: 'sum of products.price * count of products' },
  ],
  groups: [{ name: 'products', label: 'Products', fields: [price] }],
  parts: [partOf('subject', 'Your order of {{order.day | long}}')],
  body: [
    partOf('closing', 'Ends {{order.end}}, first {{products.1.price}}, all {{products.price}}, not {{order.day_text}}'),
    {
      type: 'paragraph',
      children: [{ type: 'footnote', children: [{ type: 'merge-field', name: 'order.day', children: [{ text: '' }] }] }],
    },
  ],
}

function computed({ fields }: LetterTemplate): (string | undefined)[] {
  return fields.map((field) => field.computed).filter((formula) => formula !== undefined)
}

describe('a field that is called otherwise', () => {
  const renamed = renameInTemplate(template, 'field', 'order.day', 'order.date')

  test('is so in the list of fields', () => {
    expect(renamed.fields.map(({ name }) => name).slice(0, 3)).toEqual(['days', 'order.date', 'order.day_text'])
  })

  test('is so in the text, within notes too, its format kept', () => {
    expect([plainText(renamed.body), fieldText(renamed.parts, 'subject')]).toEqual([
      plainText(template.body).replace('{{order.day}}', '{{order.date}}'),
      'Your order of {{order.date | long}}',
    ])
  })

  test('is so in formulas, whose texts stay', () => {
    expect(computed(renamed).slice(0, 2)).toEqual(['order.date + 14 days', '"order.day" + order.date | upper'])
  })

  test('is so in defaults', () => {
    expect(renamed.fields[2]?.default).toBe('on {{ order.date | long }}')
  })

  test('leaves no fault behind', () => {
    expect(houseFaults({ kind: 'template', content: renamed })).toEqual([])
  })
})

test('a field called as a unit of time is called otherwise without the spans of formulas', () => {
  expect(computed(renameInTemplate(template, 'field', 'days', 'term'))[0]).toBe('order.day + 14 days')
})

test('a field of a repeating group is called otherwise in each entry too', () => {
  const renamed = renameInTemplate(template, 'field', 'products.price', 'products.cost')
  expect([plainText(renamed.body), computed(renamed)[2]]).toEqual([
    plainText(template.body).replaceAll('.price', '.cost'),
    'sum of products.cost * count of products',
  ])
})

test('a repeating group that is called otherwise takes its fields with it', () => {
  const renamed = renameInTemplate(template, 'group', 'products', 'parcels')
  expect([plainText(renamed.body), computed(renamed)[2], renamed.groups?.[0]?.fields[0]?.name]).toEqual([
    plainText(template.body).replaceAll('products', 'parcels'),
    'sum of parcels.price * count of parcels',
    'parcels.price',
  ])
})

test('a field that decides whether a block stands in its letter is called otherwise there too', () => {
  const when = { field: 'days', test: 'set' } as const
  const body = [{ type: 'paragraph' as const, when, children: [{ text: 'Within these days.' }] }]
  expect(renameInTemplate({ ...template, body }, 'field', 'days', 'term').body).toEqual([{ ...body[0], when: { ...when, field: 'term' } }])
})

test('a text without the field stays the same one', () => {
  expect(renameInTemplate(template, 'field', 'days', 'term').body).toBe(template.body)
})

test.each<[string, 'field' | 'group', string, string]>([
  ['a field as another field', 'field', 'days', 'order.day'],
  ['a field as one of a repeating group', 'field', 'days', 'products.price'],
  ['a field as a repeating group', 'field', 'days', 'products'],
  ['a field in a way that no text could name', 'field', 'days', 'Order day'],
  ['a group’s field outside its group', 'field', 'products.price', 'order.price'],
  ['a group as a field', 'group', 'products', 'days'],
  ['a group in two words', 'group', 'products', 'the.products'],
])('nothing is called %s', (_rule, kind, from, to) => {
  expect(nameFault(template, kind, from, to)).toBeDefined()
})

test('a template with a field called as one of its repeating group is not kept', () => {
  const faults = houseFaults({ kind: 'template', content: { ...template, fields: [...template.fields, price] } })
  expect(faults.map(({ place }) => place)).toContain('fields.6.name')
})

test('a value that a link leads to is called otherwise there too', () => {
  const link = { type: 'link' as const, url: 'mailto:{{order.mail}}', children: [{ text: 'us' }] }
  const linked: LetterTemplate = { ...template, body: [{ type: 'paragraph', children: [link] }] }
  expect(renameInTemplate(linked, 'field', 'order.mail', 'order.post').body).toEqual([
    { type: 'paragraph', children: [{ ...link, url: 'mailto:{{order.post}}' }] },
  ])
})
