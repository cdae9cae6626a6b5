import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyFile } from '../../backend/signature/index.ts'
import { alterations, embeddedNames } from '../backend/signature/attacks/altered-embedded.ts'
import { Attacker } from '../backend/signature/attacks/attacker.ts'
import { attacks } from '../backend/signature/attacks/attacks.ts'
import { badSigners } from '../backend/signature/attacks/bad-signers.ts'
import { hostileFiles } from '../backend/signature/attacks/hostile-files.ts'
import { preparedAttacks } from '../backend/signature/attacks/prepared-attacks.ts'
import { plainLetter, signedBy } from '../backend/signature/attacks/signed-files.ts'
import { sneakySeals } from '../backend/signature/attacks/sneaky-seals.ts'
import { flipped, flips, forged, forgeries } from '../backend/signature/attacks/spoilt-files.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { releasingHouse, type ReleasingHouse } from '../backend/signature/verify/released.ts'
import { must } from '../backend/store/stores.ts'
import { conformancePage, merged, type Row } from './conformance-page.ts'
import { judgeByOpenssl } from './openssl.ts'
import { acceptsWithin, judge, whyNoPyHanko } from './pyhanko/pyhanko.ts'
import { files, makeFiles, pathOf, trustedOf } from './signed-files.ts'
import { profiles, validate, whyNoVeraPdf, type Profile } from './verapdf.ts'

const noPdfSig = spawnSync('pdfsig', ['-v']).error === undefined ? undefined : 'poppler is not installed'
const whyNot = whyNoPyHanko() ?? whyNoVeraPdf() ?? noPdfSig
if (whyNot !== undefined) process.stdout.write(`Skipped: the table of docs/conformance.md (${whyNot}).\n`)

/** Milliseconds that a program may think about a hostile file. */
const patience = 30_000

/** A file that somebody attacked; one name may have several. */
interface Attacked {
  readonly name: string
  readonly bytes: Uint8Array
}

describe.skipIf(whyNot !== undefined)('the table of docs/conformance.md', () => {
  let authority: Authority
  let house: ReleasingHouse
  let signed: Buffer
  beforeAll(async () => {
    authority = await Authority.start()
    house = await releasingHouse()
    await makeFiles(authority)
    signed = readFileSync(pathOf('p-256', authority))
  }, 300_000)
  afterAll(async () => {
    await house[Symbol.asyncDispose]()
    await authority[Symbol.asyncDispose]()
  })

  const afterwards = (): Attacked[] => Object.entries(attacks).map(([name, attack]) => ({ name, bytes: attack(new Attacker(signed)) }))

  async function prepared(): Promise<Attacked[]> {
    return Promise.all(
      preparedAttacks.flatMap(({ name, prepare, show }) =>
        ([undefined, 1, 2, 3] as const).map(async (certify) => ({
          name,
          bytes: show(await signedBy(prepare(plainLetter()), authority, { at: new Date(), certify })),
        })),
      ),
    )
  }

  async function certified(): Promise<Attacked[]> {
    const found: Attacked[] = []
    for (const certify of [1, 2, 3] as const) {
      const whole = await signedBy(plainLetter(), authority, { certify, at: new Date() })
      for (const [name, attack] of Object.entries(attacks)) found.push({ name, bytes: attack(new Attacker(whole)) })
    }
    for (const certify of [2, 3] as const)
      for (const [what, seals] of sneakySeals)
        found.push({
          name: `a sound signature comes whose seal ${what} (sneaky signature)`,
          bytes: await signedBy(plainLetter(), authority, { certify }, ...seals),
        })
    return found
  }

  async function spoilt(): Promise<Attacked[]> {
    const other = await signedBy(plainLetter(), authority, { reason: 'Another', at: new Date() })
    const contents = (file: Buffer): string => /\/Contents <([^>]*)>/u.exec(file.toString('latin1'))?.[1] ?? ''
    const swapped = Buffer.from(signed.toString('latin1').replace(contents(signed), contents(other)), 'latin1')
    return [
      ...flips.map(([region, behind]) => ({ name: `a bit is another in ${region}`, bytes: flipped(signed, behind) })),
      ...forgeries.map(([what, ...how]) => ({ name: `the signature has ${what}`, bytes: forged(signed, ...how) })),
      { name: 'the signature is that of another letter (swapped signature)', bytes: swapped },
      { name: 'the file is cut off in its middle', bytes: signed.subarray(0, Math.floor(signed.length / 2)) },
      { name: 'the file is cut off before its last table', bytes: signed.subarray(0, signed.lastIndexOf('xref')) },
    ]
  }

  async function altered(): Promise<Attacked[]> {
    const { pdf } = await house.release()
    const letter = await signedBy(must(await house.store.register.file(pdf.digest)), authority, { at: new Date() })
    return embeddedNames.flatMap((name) => alterations.map(([how, alter]) => ({ name: `${name} is ${how}`, bytes: alter(letter, name) })))
  }

  async function badlySigned(): Promise<Attacked[]> {
    const found: Attacked[] = []
    for (const [name, make] of badSigners) found.push({ name, bytes: await make(authority) })
    return found
  }

  async function here(bytes: Uint8Array): Promise<string> {
    const { verdict } = await verifyFile(bytes, { layout: house.layout, now: new Date(), trusted: trustedOf(authority) })
    return verdict === 'valid' ? 'accepted' : 'rejected'
  }

  function written(name: string, bytes: Uint8Array): string {
    const path = pathOf(name, authority)
    writeFileSync(path, bytes)
    return path
  }

  /** What the three programs that judge signatures say of files. */
  async function rowsOf(kind: string, of: readonly Attacked[]): Promise<Row[]> {
    const placed = of.map((each, index) => ({ ...each, path: written(`${kind}-${String(index)}`, each.bytes) }))
    const paths = placed.map(({ path }) => path)
    const judged = judge(authority.root, paths)
    const rows: Row[] = []
    for (const { name, bytes, path } of placed) {
      const theirs = judged.get(path) ?? []
      const pyHanko = theirs.length === 0 ? 'sees no signature' : theirs.every(({ verdict }) => verdict) ? 'accepted' : 'rejected'
      rows.push([name, await here(bytes), pyHanko, byPdfSig(path)])
    }
    return rows
  }

  function byPdfSig(path: string): string {
    const { stdout, status } = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8', timeout: patience })
    if (status === null) return 'no answer'
    // It reads timestamps of whole files, but has no word on them.
    const own = stdout
      .split(/^Signature #/mu)
      .slice(1)
      .filter((each) => !each.includes('Signature Type: unknown'))
    if (own.length === 0) return 'sees no signature'
    if (!own.every((each) => each.includes('Signature is Valid.'))) return 'rejected'
    return stdout.includes('Not total document signed') ? 'accepted, says not all is signed' : 'accepted'
  }

  /** The same with what openssl, qpdf and veraPDF say of files that nobody attacked. */
  async function soundRows(): Promise<Row[]> {
    const paths = files.map(({ name }) => pathOf(name, authority))
    const faults = (Object.keys(profiles) as Profile[]).map((profile) => validate(paths, profile))
    const rows = await rowsOf(
      'sound',
      files.map(({ name }) => ({ name, bytes: readFileSync(pathOf(name, authority)) })),
    )
    return rows.map((row, index) => {
      const path = paths[index] ?? ''
      const openssl = judgeByOpenssl(readFileSync(path), authority).every(({ isAccepted }) => isAccepted)
      const qpdf = spawnSync('qpdf', ['--check', path]).status === 0
      const veraPdf = faults.every((said) => said.get(path)?.length === 0)
      return [...row, ...[openssl, qpdf, veraPdf].map((isAccepted) => (isAccepted ? 'accepted' : 'rejected'))]
    })
  }

  /** What comes of files that are to break whoever reads them; each program has its own process and not for ever. */
  async function hostileRows(): Promise<Row[]> {
    const rows: Row[] = []
    for (const [index, [name, make]] of hostileFiles.entries()) {
      const bytes = make()
      const path = written(`hostile-${String(index)}`, bytes)
      const theirs = acceptsWithin(patience, authority.root, path)
      const pyHanko = theirs === undefined ? 'no answer' : theirs ? 'accepted' : 'rejected'
      rows.push([name, await here(bytes), pyHanko, byPdfSig(path)])
    }
    return rows
  }

  test('says what the programs say: all agree on every level, and no attack is accepted here', async () => {
    const tables = {
      sound: await soundRows(),
      afterwards: await rowsOf('attack', afterwards()),
      prepared: merged(await rowsOf('prepared', await prepared())),
      certified: merged(await rowsOf('certified', await certified())),
      spoilt: await rowsOf('spoilt', await spoilt()),
      altered: await rowsOf('altered', await altered()),
      badlySigned: await rowsOf('signer', await badlySigned()),
      hostile: await hostileRows(),
    }
    await expect(conformancePage(tables)).toMatchFileSnapshot('../../docs/conformance.md')
    const { sound, ...attacked } = tables
    expect(new Set(sound.flatMap(([, ours, pyHanko, _pdfSig, ...others]) => [ours, pyHanko, ...others]))).toEqual(new Set(['accepted']))
    expect(sound.filter(([, , , pdfSig = '']) => !pdfSig.startsWith('accepted'))).toEqual([])
    expect(new Set(Object.values(attacked).flatMap((rows) => rows.map(([, ours]) => ours)))).toEqual(new Set(['rejected']))
  }, 600_000)
})
