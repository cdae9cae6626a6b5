import { describe, expect, test } from 'vitest'
import type { Block, Link } from '../../../core/document/index.ts'
import { assembleLetter, checkLetter, resolveLetter, type Letter } from '../../../core/letter/index.ts'
import { field, present, shelf, source } from './shelf.ts'

const to = (url: string, ...children: Link['children']): Link => ({ type: 'link', url, children })
const house = shelf({ company: { 'company.name': 'A House', 'company.mail': 'desk@house.example', 'company.site': 'www.house.example' } })

function letterWith(link: Link, values: Readonly<Record<string, string>> = {}): Letter {
  const block: Block = { type: 'paragraph', children: [{ text: 'Write to ' }, link, { text: '.' }] }
  return present(assembleLetter(source([block], values), house).letter)
}

/** Where the link of a letter leads on its pages; undefined where only its words are left. */
function leadsTo(link: Link, values: Readonly<Record<string, string>> = {}): string | undefined {
  const { resolved } = resolveLetter(letterWith(link, values), house, { draftLine: false, printLetterhead: true, images: new Map() })
  const body = resolved?.body[0]
  const children = body?.block.type === 'paragraph' ? body.block.children : []
  return children.find((child) => child.type === 'link')?.url
}

const saidOf = (link: Link, values: Readonly<Record<string, string>> = {}): string[] =>
  checkLetter(letterWith(link, values), house)
    .filter(({ code }) => code.startsWith('link-'))
    .map(({ message }) => message)

describe('a link whose address is a value', () => {
  test('leads to the value of the house', () => {
    expect(leadsTo(to('mailto:{{company.mail}}', field('company.mail')))).toBe('mailto:desk@house.example')
    expect(leadsTo(to('https://{{company.site}}', { text: 'our website' }))).toBe('https://www.house.example')
    expect(saidOf(to('mailto:{{company.mail}}', field('company.mail')))).toEqual([])
  })

  test('follows the letter’s own value', () => {
    expect(leadsTo(to('mailto:{{company.mail}}', field('company.mail')), { 'company.mail': 'own@letter.example' })).toBe(
      'mailto:own@letter.example',
    )
  })

  test('takes a web address that begins with https', () => {
    expect(leadsTo(to('https://{{company.site}}', { text: 'here' }), { 'company.site': 'https://house.example/a?b=c' })).toBe(
      'https://house.example/a?b=c',
    )
  })

  test.each([
    ['mailto:{{company.mail}}', 'no address'],
    ['mailto:{{company.mail}}', 'a@b.example?bcc=c@d.example'],
    ['mailto:{{company.mail}}', 'a@b.example,c@d.example'],
    ['mailto:{{company.mail}}', 'a%0Ab@c.example'],
    ['https://{{company.mail}}', 'javascript:alert(1)'],
    ['https://{{company.mail}}', 'bank.example@evil.example'],
    ['https://{{company.mail}}', 'http://house.example'],
    ['https://{{company.mail}}', 'house.example" onclick="x'],
  ])('%s with the value %s leads nowhere, and the check says why', (url, value) => {
    const link = to(url, { text: 'us' })
    expect(leadsTo(link, { 'company.mail': value })).toBeUndefined()
    expect(saidOf(link, { 'company.mail': value })).toEqual([
      `The link leads to the value of company.mail, and “${value}” is no ${url.startsWith('mailto') ? 'mail' : 'web'} address.`,
    ])
  })

  test.each(['https://house.example/{{company.site}}', 'mailto:{{company.mail}}?subject=a', 'tel:{{company.mail}}', 'mailto:{{Not}}'])(
    '%s cannot be made an address',
    (url) => {
      expect(leadsTo(to(url, { text: 'us' }))).toBeUndefined()
      expect(saidOf(to(url, { text: 'us' }))).toHaveLength(1)
    },
  )

  test('is missed in the checks as a field is', () => {
    const findings = checkLetter(letterWith(to('mailto:{{partner.mail}}', { text: 'you' })), house)
    expect(findings.map(({ code, place }) => [code, place.field])).toContainEqual(['field-unknown', 'partner.mail'])
  })

  test('uses the value that it leads to', () => {
    const findings = checkLetter(letterWith(to('mailto:{{partner.mail}}', { text: 'you' }), { 'partner.mail': 'a@b.example' }), house)
    expect(findings.filter(({ code }) => code === 'value-unused')).toEqual([])
  })
})

describe('a link with a fixed address', () => {
  test('is an error where it shows another mail address', () => {
    const link = to('mailto:partners@northlight.example', field('company.mail'))
    expect(checkLetter(letterWith(link), house).filter(({ code }) => code === 'link-differs')).toMatchObject([
      {
        severity: 'error',
        message: 'The link reads “desk@house.example” and writes to “partners@northlight.example”.',
        remedy: 'Let it lead to mailto:{{company.mail}}, which follows the value; for a clause, make its next version.',
      },
    ])
  })

  test('says nothing where both are one, or where it shows words', () => {
    expect(saidOf(to('mailto:Desk@house.example?subject=x', field('company.mail')))).toEqual([])
    expect(saidOf(to('mailto:desk@other.example', { text: 'our desk' }))).toEqual([])
  })
})
