import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entryOf } from '../../../backend/answers/register-entry.ts'
import { attachmentsOf } from '../../../backend/export/index.ts'
import { checkLetterForRelease, releaseLetter, type ReleaseSources } from '../../../backend/release/index.ts'
import { PdfFile } from '../../../backend/signature/pdf/index.ts'
import { embeddedFilesIn, type EmbeddedFiles } from '../../../backend/signature/verify/embedded-files.ts'
import { proveLetter } from '../../../backend/signature/verify/self-proof.ts'
import { pagesBy } from '../../../backend/signature/verify/pages-by.ts'
import { digestOfLetter, type Letter } from '../../../core/letter/index.ts'
import { EmbeddedLetter, letterFromEmbedded, ReleasedManifest } from '../../../core/release/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import { author, decision, reviewer } from '../../core/review/house.ts'
import { example, library } from '../../templates/starter-library.ts'
import { releasingHouse, type ReleasingHouse } from '../signature/verify/released.ts'
import { must, sourcesFor, take } from './house.ts'

const note = Buffer.from('What the Ministry wrote, word for word.\n')
const digest = createHash('sha256').update(note).digest('hex')
const letter: Letter = {
  ...example('partner-letter.md'),
  enclosed: [
    { digest, name: 'note.txt', mediaType: 'text/plain', title: 'Example Assurance Ltd, certificate EA-4711', relationship: 'supplement' },
  ],
}

let house: ReleasingHouse
let released: Uint8Array
beforeAll(async () => {
  house = await releasingHouse()
  released = await release()
}, 120_000)
afterAll(() => house[Symbol.asyncDispose]())

function sourcesWith(bytes: Uint8Array): ReleaseSources {
  const images = new Map([...library.images, [digest, bytes] as const])
  return { ...sourcesFor(house.store, house.layout), images: () => Promise.resolve(succeed(images)) }
}

async function release(): Promise<Uint8Array> {
  const { id } = must(await house.store.createLetter(letter, author.person.id))
  const checked = must(await checkLetterForRelease(id, sourcesWith(note)))
  await take(house.folder, decision(reviewer, checked.digest, { subject: 'letter' }))
  const { released: outcome, findings } = must(await releaseLetter(id, author.person, sourcesWith(note)))
  if (outcome === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
  return must(await house.store.register.file(outcome.pdf.digest))
}

function embeddedIn(bytes: Uint8Array): EmbeddedFiles {
  const file = must(PdfFile.read(bytes))
  const found = embeddedFilesIn(file, file.last)
  if (found === undefined) throw new Error('the file carries no letter')
  return found
}

test('a released letter lists what it encloses, carries it, and proves itself with it', async () => {
  const embedded = embeddedIn(released)
  const manifest = ReleasedManifest.parse(JSON.parse(Buffer.from(embedded.manifest).toString()))
  const proved = await proveLetter(released, embedded, pagesBy(house.layout))
  expect(manifest.enclosures?.map(({ name, digest: listed, size }) => [name, listed, size])).toEqual([['note.txt', digest, note.length]])
  expect('proof' in proved && [proved.proof.pages, proved.proof.faults]).toEqual(['same', []])
  expect(Buffer.from(embedded.enclosed('note.txt') ?? [])).toEqual(note)
})

test('the register lists what a released letter encloses, with its digest', async () => {
  const [row] = must(await house.store.register.list({ search: '', sent: 'any', offset: 0, limit: 1 })).rows
  const entry = must(await entryOf(must(await house.store.register.open(row?.id ?? '')), house.store, '2026-11-26'))
  expect(entry.enclosures).toEqual([{ ...letter.enclosed?.[0], size: note.length }])
})

test('another file in the place of the enclosed one is found out, in a file made anew to fit it', async () => {
  const embedded = embeddedIn(released)
  const other = Buffer.from('What nobody wrote.\n')
  const resolved = letterFromEmbedded(
    EmbeddedLetter.parse(JSON.parse(Buffer.from(embedded.letter).toString())),
    new Map(),
    new Map([['note.txt', other]]),
  )
  const manifest = ReleasedManifest.parse(JSON.parse(Buffer.from(embedded.manifest).toString()))
  const enclosures = manifest.enclosures?.map((file) => ({
    ...file,
    digest: createHash('sha256').update(other).digest('hex'),
    size: other.length,
  }))
  const faults = await Promise.all(
    [manifest, { ...manifest, enclosures }].map(async (forged) => {
      const bytes = must(await house.layout.pdf(resolved, attachmentsOf(resolved, forged))).bytes
      const proved = await proveLetter(bytes, embeddedIn(bytes), pagesBy(house.layout))
      return 'proof' in proved ? proved.proof.faults : [proved.fault]
    }),
  )
  expect(faults).toEqual([
    ['The manifest lists other enclosures than the file carries.', 'The embedded letter is not the one that was approved.'],
    ['The embedded letter is not the one that was approved.'],
  ])
})

test('a letter whose enclosed file is not at hand is not released', async () => {
  const { id } = must(await house.store.createLetter(letter, author.person.id))
  const { findings } = must(await checkLetterForRelease(id, sourcesFor(house.store, house.layout)))
  expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toContain('enclosure-missing')
})

test.each([
  ['taken out', undefined],
  ['named otherwise', [{ ...letter.enclosed?.[0], name: 'other.txt' }]],
  ['exchanged', [{ ...letter.enclosed?.[0], digest: 'ab'.repeat(32) }]],
])('an enclosure that is %s makes another letter, which its approvals do not cover', (_, enclosed) => {
  const { enclosed: _without, ...rest } = letter
  const changed = (enclosed === undefined ? rest : { ...rest, enclosed }) as Letter
  expect(digestOfLetter(changed)).not.toBe(digestOfLetter(letter))
})
