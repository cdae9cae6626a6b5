import { expect, test } from 'vitest'
import { verdictOn, type JudgedSignature } from '../../../core/verification/index.ts'

function by(signer: string, more: Partial<JudgedSignature> = {}): JudgedSignature {
  return {
    field: signer,
    kind: 'signature',
    revision: 2,
    revisions: 2,
    signer,
    trust: 'not-asked',
    chain: [],
    revocation: 'unknown',
    additions: [],
    faults: [],
    ...more,
  }
}

function sentence(signatures: readonly JudgedSignature[], more: Partial<Parameters<typeof verdictOn>[0]> = {}): string {
  return verdictOn({ signatures, proof: undefined, faults: [], isTrustAsked: true, ...more }).sentence
}

const trusted = { trust: 'trusted' } as const
const test_ = { isTest: true, ...trusted } as const

test('two signatures are both, three are all', () => {
  expect([
    sentence([by('Ada', trusted), by('Bea', trusted)]),
    sentence([by('Ada', trusted), by('Bea', trusted), by('Cy', trusted)]),
  ]).toEqual([
    'Both signatures by Ada and Bea are valid, and nothing was changed since.',
    'All 3 signatures by Ada, Bea and Cy are valid, and nothing was changed since.',
  ])
})

test('a test certificate beside a real one is said of its own signature alone', () => {
  expect([sentence([by('Ada', trusted), by('Bea (test)', test_)]), sentence([by('Bea (test)', test_)])]).toEqual([
    'Both signatures by Ada and Bea (test) are valid, and nothing was changed since. The signature by Bea (test) was made with a test certificate, which proves nothing about who signed it.',
    'The signature by Bea (test) is valid, and nothing was changed since. A test certificate proves nothing about who signed.',
  ])
})

test('where no trusted certificates were named the verdict says what that leaves open', () => {
  expect(sentence([by('Ada')], { isTrustAsked: false })).toBe(
    'The signature by Ada is valid, and nothing was changed since. No trusted certificates were named, so who stands behind it was not checked.',
  )
})

test('a file that is damaged is not said to have had anything added', () => {
  const additions = [{ revision: 3, kind: 'damaged', what: 'The file is damaged: object 43 has no end.', allowed: false }] as const
  expect(sentence([by('Ada', { ...trusted, additions: [...additions] })], { damage: additions[0].what })).toBe(additions[0].what)
})
