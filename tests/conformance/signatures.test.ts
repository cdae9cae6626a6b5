import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JudgedSignature } from '../../core/verification/index.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { judgeByOpenssl } from './openssl.ts'
import { judge, whyNoPyHanko, type Judgement } from './pyhanko/pyhanko.ts'
import { files, judgedHere, makeFiles, pathOf as placeOf } from './signed-files.ts'
import { profiles, validate, whyNoVeraPdf, type Profile } from './verapdf.ts'

const noPyHanko = whyNoPyHanko()
const noVeraPdf = whyNoVeraPdf()
const noPdfSig = spawnSync('pdfsig', ['-v']).error === undefined ? undefined : 'poppler is not installed'

for (const [what, why] of [
  ['pyHanko', noPyHanko],
  ['veraPDF', noVeraPdf],
  ['pdfsig', noPdfSig],
])
  if (why !== undefined) process.stdout.write(`Skipped: what ${String(what)} says of ${String(files.length)} signed files (${why}).\n`)

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
  await makeFiles(authority)
  const spoilt = readFileSync(pathOf('twice'))
  spoilt[2000] = (spoilt[2000] ?? 0) ^ 1
  writeFileSync(pathOf('spoilt'), spoilt)
}, 300_000)
afterAll(() => authority[Symbol.asyncDispose]())

function pathOf(name: string): string {
  return placeOf(name, authority)
}

const names = files.map(({ name }) => name)
const judgedOf = (name: string): JudgedSignature[] => judgedHere(pathOf(name), authority)

describe('our own verification', () => {
  test.each(files)(
    'finds every signature of $name valid, trusted and at its level, and explains all that came after it',
    ({ name, signatures }) => {
      const judged = judgedOf(name)
      expect(judged.flatMap(({ faults }) => faults)).toEqual([])
      expect(judged.flatMap(({ additions }) => additions.filter(({ allowed }) => !allowed))).toEqual([])
      expect(new Set(judged.map(({ trust }) => trust))).toEqual(new Set(['trusted']))
      const reached = judged.filter(({ kind }) => kind === 'signature').map(({ level }) => level)
      // A timestamp of the whole file lifts all signatures before it.
      const lifted = signatures.map(({ level = 'B-B' }, index) => (level === 'B-LT' && index < signatures.length - 1 ? 'B-LTA' : level))
      expect(reached).toEqual(lifted)
    },
  )

  test('finds both signatures of a file broken in which one byte is another', () => {
    expect(judgedOf('spoilt').map(({ faults }) => faults.length > 0)).toEqual([true, true])
  })
})

describe.skipIf(noPyHanko !== undefined)('pyHanko', () => {
  let judged: Map<string, Judgement[]>
  const of = (name: string): Judgement[] => judged.get(pathOf(name)) ?? []
  beforeAll(() => {
    judged = judge(authority.root, [...names, 'spoilt'].map(pathOf))
  })

  test.each(files)('accepts every signature of $name, and each that it should have', ({ name, signatures }) => {
    const stamps = signatures.filter(({ level }) => level === 'B-LTA').length
    const verdicts = of(name).map(({ kind, verdict }) => [kind, verdict])
    expect(verdicts).toEqual([...signatures.map(() => ['signature', true]), ...Array.from({ length: stamps }, () => ['timestamp', true])])
  })

  test.each(files)('finds a trusted timestamp in $name where its level has one', ({ name, signatures }) => {
    const stamped = of(name).filter(({ kind }) => kind === 'signature')
    expect(stamped.map((judgement) => judgement.stamped ?? false)).toEqual(signatures.map(({ level = 'B-B' }) => level !== 'B-B'))
  })

  test('refuses a file of which one bit was changed', () => {
    expect(of('spoilt').map(({ verdict }) => verdict)).not.toContain(true)
  })
})

describe.skipIf(noPdfSig !== undefined)('pdfsig', () => {
  test.each(files)('calls every signature of $name valid', ({ name, signatures }) => {
    const said = execFileSync('pdfsig', ['-nocert', pathOf(name)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(said.match(/Signature is Valid\./gu)?.length).toBe(signatures.length)
  })

  test('refuses a file of which one bit was changed', () => {
    const { stdout } = spawnSync('pdfsig', ['-nocert', pathOf('spoilt')], { encoding: 'utf8' })
    expect(stdout).not.toContain('Signature is Valid.')
  })
})

describe('openssl', () => {
  test.each(files)('accepts every signature of $name as CAdES, and each timestamp of its level', ({ name, signatures }) => {
    const said = judgeByOpenssl(readFileSync(pathOf(name)), authority)
    const at = (...levels: string[]): number => signatures.filter(({ level = 'B-B' }) => levels.includes(level)).length
    const count = (kind: string): number => said.filter((each) => each.kind === kind).length
    expect(said.filter(({ isAccepted }) => !isAccepted)).toEqual([])
    expect([count('signature'), count('timestamp of a signature'), count('timestamp of the file')]).toEqual([
      signatures.length,
      at('B-T', 'B-LT', 'B-LTA'),
      at('B-LTA'),
    ])
  })

  test('refuses a file of which one bit was changed', () => {
    expect(judgeByOpenssl(readFileSync(pathOf('spoilt')), authority).map(({ isAccepted }) => isAccepted)).toEqual([false, false])
  })
})

test.each(files)('qpdf finds nothing to mend in $name', ({ name }) => {
  expect(execFileSync('qpdf', ['--check', pathOf(name)], { encoding: 'utf8' })).toMatch(/No syntax or stream encoding errors/u)
})

describe.skipIf(noVeraPdf !== undefined)('veraPDF', () => {
  test.each(Object.entries(profiles) as [Profile, string][])('by %s, %s, accepts every signed file', (profile) => {
    const said = validate(names.map(pathOf), profile)
    expect([...said].filter(([, faults]) => faults.length > 0)).toEqual([])
  })
})
