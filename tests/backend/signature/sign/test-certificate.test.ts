import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeTestCertificate } from '../../../../backend/signature/sign/test-certificate.ts'

function nameFor(name: string): string {
  const pem = makeTestCertificate({ name, at: new Date('2026-11-27'), password: 'seven quiet harbour lamps' })
  const certificate = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE')))
  return /CN=(.*)/u.exec(certificate.subject)?.[1] ?? ''
}

test.each([
  ['Helen Marsh', 'Helen Marsh (test certificate)'],
  ['  Helen  Marsh ', 'Helen Marsh (test certificate)'],
  ['Wilhelmina Konstantinopolitanska Featherstonehaugh', 'Wilhelmina Konstantinopolitanska… (test certificate)'],
  ['Maximiliana Bartholomea Henrietta von Hohenlohe zu Langenburg', 'Maximiliana Bartholomea Henrietta von… (test certificate)'],
  ['x'.repeat(60), `${'x'.repeat(44)}… (test certificate)`],
])('the name %s is cut after a whole word where a certificate has no room for it, and shows that it goes on', (name, shown) => {
  expect(nameFor(name)).toBe(shown)
  expect([...nameFor(name)].length).toBeLessThanOrEqual(64)
})
