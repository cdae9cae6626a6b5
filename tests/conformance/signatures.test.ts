import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLetterSetter } from '../../backend/layout/set-letter.ts'
import { createLayout } from '../../backend/layout/index.ts'
import { readPem, signLetter, verifyFile, type Identity, type LetterOptions } from '../../backend/signature/index.ts'
import { PdfFile } from '../../backend/signature/pdf/index.ts'
import { judgeSignatures } from '../../backend/signature/verify/judging/judge-signatures.ts'
import type { JudgedSignature } from '../../core/verification/index.ts'
import { Authority, type KeyKind } from '../backend/signature/authority/index.ts'
import { Attacker } from '../backend/signature/attacks/attacker.ts'
import { attacks } from '../backend/signature/attacks/attacks.ts'
import { hostileFiles } from '../backend/signature/attacks/hostile-files.ts'
import { plainLetter, signedBy } from '../backend/signature/attacks/signed-files.ts'
import { sneakySeals } from '../backend/signature/attacks/sneaky-seals.ts'
import { square } from '../backend/images/pictures.ts'
import { letterOf } from '../backend/layout/pages.ts'
import { must } from '../backend/release/house.ts'
import { acceptsWithin, judge, whyNoPyHanko, type Judgement } from './pyhanko/pyhanko.ts'
import { profiles, validate, whyNoVeraPdf, type Profile } from './verapdf.ts'

const noPyHanko = whyNoPyHanko()
const noVeraPdf = whyNoVeraPdf()
const noPdfSig = spawnSync('pdfsig', ['-v']).error === undefined ? undefined : 'poppler is not installed'

/** A file: the signatures it gets, one after the other. `packed` has its objects in streams first. */
interface Made {
  readonly name: string
  readonly packed?: boolean
  readonly signatures: readonly (Partial<LetterOptions> & { readonly key: KeyKind })[]
}

const seal = { page: 1, left: 25, top: 200, width: 70, height: 20 }

const files: readonly Made[] = [
  { name: 'rsa-2048', signatures: [{ key: 'rsa-2048' }] },
  { name: 'rsa-3072-sha512', signatures: [{ key: 'rsa-3072', hash: 'sha512' }] },
  { name: 'rsa-2048-pss', signatures: [{ key: 'rsa-2048', pss: true, hash: 'sha384' }] },
  { name: 'rsa-4096', signatures: [{ key: 'rsa-4096' }] },
  { name: 'p-256', signatures: [{ key: 'p-256', reason: 'Größte Sorgfalt', place: 'Leeds', contact: 'letters@vision.example' }] },
  { name: 'p-384', signatures: [{ key: 'p-384' }] },
  { name: 'p-521', signatures: [{ key: 'p-521' }] },
  { name: 'packed', packed: true, signatures: [{ key: 'p-256' }] },
  { name: 'twice', signatures: [{ key: 'rsa-2048' }, { key: 'p-256' }] },
  { name: 'packed-twice', packed: true, signatures: [{ key: 'rsa-2048' }, { key: 'p-256' }] },
  { name: 'certified-1', signatures: [{ key: 'p-256', certify: 1 }] },
  { name: 'certified-2-and-signed', signatures: [{ key: 'rsa-2048', certify: 2 }, { key: 'p-256' }] },
  { name: 'certified-3-and-signed', signatures: [{ key: 'p-256', certify: 3 }, { key: 'p-384' }] },
  { name: 'sealed', signatures: [{ key: 'p-256', reason: 'Größte Sorgfalt', seal: { place: seal } }] },
  { name: 'sealed-with-picture', signatures: [{ key: 'p-256', seal: { place: seal, image: square } }, { key: 'rsa-2048' }] },
  { name: 'packed-sealed-b-lta', packed: true, signatures: [{ key: 'p-256', level: 'B-LTA', seal: { place: seal } }] },
  { name: 'b-t', signatures: [{ key: 'p-256', level: 'B-T' }] },
  { name: 'b-lt', signatures: [{ key: 'rsa-2048', level: 'B-LT' }] },
  { name: 'b-lta', signatures: [{ key: 'rsa-2048', level: 'B-LTA' }] },
  { name: 'packed-b-lta', packed: true, signatures: [{ key: 'p-384', level: 'B-LTA' }] },
  { name: 'certified-2-b-lta', signatures: [{ key: 'p-256', level: 'B-LTA', certify: 2 }] },
  {
    name: 'twice-b-lta',
    signatures: [
      { key: 'p-256', level: 'B-LT' },
      { key: 'p-384', level: 'B-LTA' },
    ],
  },
]

for (const [what, why] of [
  ['pyHanko', noPyHanko],
  ['veraPDF', noVeraPdf],
  ['pdfsig', noPdfSig],
])
  if (why !== undefined) process.stdout.write(`Skipped: what ${String(what)} says of ${String(files.length)} signed files (${why}).\n`)

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
  for (const file of files) await make(file)
  const whole = readFileSync(pathOf('twice'))
  const spoilt = Buffer.from(whole)
  spoilt[2000] = (spoilt[2000] ?? 0) ^ 1
  writeFileSync(pathOf('spoilt'), spoilt)
}, 300_000)
afterAll(() => authority[Symbol.asyncDispose]())

function pathOf(name: string): string {
  return join(authority.folder, `${name}.pdf`)
}

function identity(kind: KeyKind): Identity {
  const leaf = authority.leaf(kind)
  const read = readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), '')
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

async function make({ name, packed = false, signatures }: Made): Promise<void> {
  let bytes: Uint8Array = createLetterSetter().pdf(letterOf([]), []).bytes
  if (packed) {
    writeFileSync(pathOf(name), bytes)
    execFileSync('qpdf', ['--object-streams=generate', '--newline-before-endstream', '--replace-input', pathOf(name)])
    bytes = readFileSync(pathOf(name))
  }
  for (const { key, ...options } of signatures) {
    const served = { authorities: [authority.timestampAddress], trusted: [new X509Certificate(readFileSync(authority.root))] }
    const defaults: LetterOptions = { at: new Date(), level: 'B-B', ...served }
    const signed = must(await signLetter(bytes, identity(key), { ...defaults, ...options }))
    if (signed.findings.length > 0) throw new Error(signed.findings.map(({ message }) => message).join('\n'))
    bytes = signed.bytes
  }
  writeFileSync(pathOf(name), bytes)
}

const names = files.map(({ name }) => name)

/** Our own judgement of a file, by the authority's root. */
function judgedHere(name: string): JudgedSignature[] {
  const file = PdfFile.read(readFileSync(pathOf(name)))
  if (!file.ok) throw new Error(file.error.message)
  return judgeSignatures(file.value, { now: new Date(), trusted: [new X509Certificate(readFileSync(authority.root))] })
}

describe('our own verification', () => {
  test.each(files)(
    'finds every signature of $name valid, trusted and at its level, and explains all that came after it',
    ({ name, signatures }) => {
      const judged = judgedHere(name)
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
    expect(judgedHere('spoilt').map(({ faults }) => faults.length > 0)).toEqual([true, true])
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

test.each(files)('qpdf finds nothing to mend in $name', ({ name }) => {
  expect(execFileSync('qpdf', ['--check', pathOf(name)], { encoding: 'utf8' })).toMatch(/No syntax or stream encoding errors/u)
})

describe.skipIf(noVeraPdf !== undefined)('veraPDF', () => {
  test.each(Object.entries(profiles) as [Profile, string][])('by %s, %s, accepts every signed file', (profile) => {
    const said = validate(names.map(pathOf), profile)
    expect([...said].filter(([, faults]) => faults.length > 0)).toEqual([])
  })
})

/** A file in the table of docs/conformance.md: a signed one, or one that somebody attacked after it was signed. */
interface Line {
  readonly name: string
  readonly path: string
}

describe.skipIf(noPyHanko !== undefined || noPdfSig !== undefined)('the table of docs/conformance.md', () => {
  function attacked(): Line[] {
    const whole = readFileSync(pathOf('p-256'))
    return Object.entries(attacks).map(([name, attack], index) => {
      const path = pathOf(`attack-${String(index)}`)
      writeFileSync(path, attack(new Attacker(whole)))
      return { name, path }
    })
  }

  /** Files certified at each level and then attacked; one name has a file for each level. */
  async function attackedCertified(): Promise<Line[]> {
    const lines: Line[] = []
    for (const certify of [1, 2, 3] as const) {
      const whole = await signedBy(plainLetter(), authority, { certify, at: new Date() })
      for (const [index, [name, attack]] of Object.entries(attacks).entries())
        lines.push(written(name, `certified-${String(certify)}-attack-${String(index)}`, attack(new Attacker(whole))))
    }
    for (const certify of [2, 3] as const)
      for (const [index, [what, seals]] of sneakySeals.entries()) {
        const bytes = await signedBy(plainLetter(), authority, { certify }, ...seals)
        lines.push(
          written(`a sound signature comes whose seal ${what} (sneaky signature)`, `sneaky-${String(certify)}-${String(index)}`, bytes),
        )
      }
    return lines
  }

  function written(name: string, file: string, bytes: Uint8Array): Line {
    const path = pathOf(file)
    writeFileSync(path, bytes)
    return { name, path }
  }

  /** Rows of the same name as one: where the files of it differ, what is said of most comes with what is said of the others. */
  function merged(rows: readonly (readonly string[])[]): string[][] {
    const names_ = [...new Set(rows.map(([name]) => name ?? ''))]
    return names_.map((name) => {
      const own = rows.filter(([other]) => other === name)
      return [name, ...[1, 2, 3].map((column) => [...new Set(own.map((row) => row[column] ?? ''))].toSorted().join(' or '))]
    })
  }

  /** What comes of files that are to break whoever reads them; no answer is that of a program that crashed or took longer than `patience`. */
  async function hostileRows(): Promise<string[][]> {
    const layout = createLayout()
    const rows: string[][] = []
    for (const [index, [name, make_]] of hostileFiles.entries()) {
      const bytes = make_()
      const { path } = written(name, `hostile-${String(index)}`, bytes)
      const { verdict } = await verifyFile(bytes, { layout, now: new Date() })
      const theirs = acceptsWithin(patience, authority.root, path)
      const { status, stdout, error } = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8', timeout: patience })
      const isSound = stdout.includes('Signature is Valid.')
      const pdfSig = error !== undefined || status === null ? 'no answer' : isSound ? 'accepted' : 'rejected'
      rows.push([
        name,
        verdict === 'valid' ? 'accepted' : 'rejected',
        theirs === undefined ? 'no answer' : theirs ? 'accepted' : 'rejected',
        pdfSig,
      ])
    }
    await layout.close()
    return rows
  }

  function here(path: string): boolean {
    const file = PdfFile.read(readFileSync(path))
    if (!file.ok) return false
    const judged = judgeSignatures(file.value, { now: new Date(), trusted: [new X509Certificate(readFileSync(authority.root))] })
    return (
      judged.length > 0 &&
      judged.every(
        ({ faults, additions, trust }) => faults.length === 0 && trust === 'trusted' && additions.every(({ allowed }) => allowed),
      ) &&
      file.value.trailing === 0
    )
  }

  function byPdfSig(path: string): string {
    const { stdout } = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
    // It reads timestamps of whole files, but has no word on them.
    const own = stdout
      .split(/^Signature #/mu)
      .slice(1)
      .filter((each) => !each.includes('Signature Type: unknown'))
    if (own.length === 0 || !own.every((each) => each.includes('Signature is Valid.'))) return 'rejected'
    return stdout.includes('Not total document signed') ? 'accepted, says not all is signed' : 'accepted'
  }

  test('says what the programs say: all agree on every level, and no attack is accepted here', async () => {
    const [attackedFiles, certified] = [attacked(), await attackedCertified()]
    const lines: Line[] = [...names.map((name) => ({ name, path: pathOf(name) })), ...attackedFiles, ...certified]
    const judged = judge(
      authority.root,
      lines.map(({ path }) => path),
    )
    const row = ({ name, path }: Line): readonly string[] => [
      name,
      here(path) ? 'accepted' : 'rejected',
      judged.get(path)?.every(({ verdict }) => verdict) === true ? 'accepted' : 'rejected',
      byPdfSig(path),
    ]
    const rows = lines.map(row)
    const [sound, rest] = [rows.slice(0, names.length), rows.slice(names.length)]
    const [bad, badCertified] = [rest.slice(0, attackedFiles.length), merged(rest.slice(attackedFiles.length))]
    const hostile = await hostileRows()
    await expect(conformancePage({ sound, bad, certified: badCertified, hostile })).toMatchFileSnapshot('../../docs/conformance.md')
    expect(new Set(sound.flatMap(([, ours, theirs]) => [ours, theirs]))).toEqual(new Set(['accepted']))
    expect(new Set([...bad, ...badCertified, ...hostile].map(([, ours]) => ours))).toEqual(new Set(['rejected']))
  }, 300_000)
})

/** Milliseconds. */
const patience = 30_000

type Rows = readonly (readonly string[])[]

interface Tables {
  readonly sound: Rows
  readonly bad: Rows
  readonly certified: Rows
  readonly hostile: Rows
}

function conformancePage({ sound, bad, certified, hostile }: Tables): string {
  const table = (rows: Rows): string =>
    ['| file | Chancery | pyHanko | pdfsig |', '| --- | --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n')
  return `# What programs say of our signed files

Written by \`npm run conformance -- -u\`; a test holds it against what the programs say now. Chancery and pyHanko trust the root of the
authority that the tests make, and nothing else; both judge revocation by what is in the file. pdfsig is asked about the
signatures alone, not about whom to trust.

## Signed by Chancery

${table(sound)}

veraPDF finds every one of these files to be PDF/A-3a and PDF/UA-1 still, and qpdf finds nothing to mend in any.

## Changed after it was signed

Each is an incremental update of a signed letter. "Accepted, says not all is signed" is what pdfsig says of any file with a
later revision, of the good ones above too: it leaves to the reader what was added.

${table(bad)}

## Changed after it was certified

The same attacks on letters certified at level 1, 2 and 3, and signatures that are sound while their seals hide what was signed
at levels 2 and 3. Where a program does not say the same at every level, both stand here.

${table(certified)}

## Made to break whoever reads them

None of them holds a signature that is sound. "No answer" is a program that crashed or took longer than 30 seconds.

${table(hostile)}
`
}
