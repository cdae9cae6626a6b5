import { allOf } from '../review/index.ts'
import type { JudgedSignature, SelfProof, Verification } from './report.ts'

export interface VerdictFacts {
  readonly signatures: readonly JudgedSignature[]
  readonly proof: SelfProof | undefined
  readonly faults: readonly string[]
  /** Where the file is damaged, in a sentence, if that keeps from telling what was added to it. */
  readonly damage?: string | undefined
  /** Whether certificates were named whose word counts. */
  readonly isTrustAsked: boolean
}

/**
 * The verdict on a file that could be read, and its one sentence: the gravest of what speaks against it. Nothing is graver than that what was
 * signed was changed, and much else that does not fit only follows from it. Valid is only what nothing speaks against.
 */
export function verdictOn({ signatures, proof, faults, damage, isTrustAsked }: VerdictFacts): Pick<Verification, 'verdict' | 'sentence'> {
  const signed = signatures.filter(({ kind }) => kind === 'signature')
  const changed = signatures.find(({ isChanged }) => isChanged)
  if (changed !== undefined) return { verdict: 'invalid', sentence: changedSentence(changed) }
  if (damage !== undefined) return { verdict: 'invalid', sentence: damage }
  if (faults.length > 0) return { verdict: 'invalid', sentence: `This file is not what it says it is: ${lowered(faults[0] ?? '')}` }
  if (signed.length === 0 && signatures.length === 0)
    return { verdict: 'unsigned', sentence: proof === undefined ? 'This file is not signed.' : unsignedLetter(proof) }
  const broken = signatures.find((each) => each.faults.length > 0)
  if (broken !== undefined) return { verdict: 'invalid', sentence: `${whose(broken)} is not valid: ${lowered(broken.faults[0] ?? '')}` }
  const stranger = signatures.find(({ trust }) => isTrustAsked && trust !== 'trusted')
  if (stranger !== undefined)
    return { verdict: 'invalid', sentence: `${whose(stranger)} is not by anybody whom the certificates named as trusted vouch for.` }
  const odd = signatures.flatMap(({ additions }) => additions).find(({ allowed }) => !allowed)
  if (odd !== undefined)
    return { verdict: 'invalid', sentence: `Something was added after it was signed that nothing explains: ${lowered(odd.what)}` }
  if (signed.length === 0) return { verdict: 'unsigned', sentence: 'This file carries a time, but nobody’s signature.' }
  return { verdict: 'valid', sentence: validSentence(signed, isTrustAsked) }
}

function changedSentence(changed: JudgedSignature): string {
  const done = changed.kind === 'timestamp' ? 'stamped' : 'signed'
  return `What was ${done} was changed since: ${lowered(whose(changed))} does not fit this file any more.`
}

function validSentence(signed: readonly JudgedSignature[], isTrustAsked: boolean): string {
  const names = [...new Set(signed.map(({ signer }) => signer ?? 'somebody unnamed'))]
  const many = signed.length === 1 ? 'The signature' : signed.length === 2 ? 'Both signatures' : `All ${String(signed.length)} signatures`
  const who = allOf(names)
  const trust = isTrustAsked ? '' : ' No trusted certificates were named, so who stands behind it was not checked.'
  return `${many} by ${who} ${signed.length === 1 ? 'is' : 'are'} valid, and nothing was changed since.${trust}${testSentence(signed)}`
}

/** Among signatures that count, which of them are for trying out. */
function testSentence(signed: readonly JudgedSignature[]): string {
  const tests = signed.filter(({ isTest }) => isTest)
  if (tests.length === 0) return ''
  if (tests.length === signed.length) return ' A test certificate proves nothing about who signed.'
  const who = allOf([...new Set(tests.map(({ signer }) => signer ?? 'somebody unnamed'))])
  return tests.length === 1
    ? ` The signature by ${who} was made with a test certificate, which proves nothing about who signed it.`
    : ` The signatures by ${who} were made with test certificates, which prove nothing about who signed them.`
}

function unsignedLetter({ state, pages }: SelfProof): string {
  const what = state === 'draft' ? 'a draft' : 'a released letter'
  const how = pages === 'same' ? 'It is as it was made' : 'It could not be made again here'
  return `This file is ${what} without a signature. ${how}.`
}

function whose({ kind, signer, timestamp }: JudgedSignature): string {
  if (kind === 'timestamp') return `The timestamp${timestamp?.authority === undefined ? '' : ` by ${timestamp.authority}`}`
  return signer === undefined ? 'A signature' : `The signature by ${signer}`
}

/** A sentence as the end of another; names and abbreviations keep their capital. */
export function lowered(sentence: string): string {
  return /^(?:The|A|An|It|Something|What|Bytes|Nobody|No) /u.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence
}
