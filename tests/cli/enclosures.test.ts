import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../backend/store/index.ts'
import { scan, taggedAnnex } from '../backend/enclosures/append/annexes.ts'
import { hasPoppler } from '../backend/layout/pages.ts'
import { chancery, example, folder, type Ended } from './chancery.ts'

const text = readFileSync(example, 'utf8')
const note = Buffer.from('What the Ministry wrote, word for word.\n')

/** A folder with a letter that encloses what is said. */
function desk(enclosed: string): ReturnType<typeof folder> {
  const here = folder()
  mkdirSync(join(here.path, 'annex'))
  writeFileSync(join(here.path, 'annex', 'note.txt'), note)
  writeFileSync(join(here.path, 'letter.md'), text.replace('\nenclosures:', `\nenclosed:\n${enclosed}\nenclosures:`))
  return here
}

const build = (path: string, ...words: string[]): Promise<Ended> =>
  chancery(path, 'build', 'letter.md', '--out', 'out', '--format', 'pdf', ...words)

const one = '  - { file: annex/note.txt, title: "Ministry of the Interior, Procurement Note 2026-114, 9 November 2026" }'

describe.skipIf(!hasPoppler)('an enclosed file', () => {
  test('comes out of the PDF as it went in, listed with its digest, and the letter proves itself with it', async () => {
    using here = desk(one)
    const built = await build(here.path)
    execFileSync('pdfdetach', ['-saveall', '-o', here.path, join(here.path, 'out/letter.pdf')])
    const manifest = JSON.parse(readFileSync(join(here.path, 'manifest.json'), 'utf8')) as { enclosures: unknown }
    const verified = await chancery(here.path, 'verify', 'out/letter.pdf')
    expect([built.status, built.stderr, readFileSync(join(here.path, 'note.txt'))]).toEqual([0, '', note])
    expect(manifest.enclosures).toEqual([
      {
        name: 'note.txt',
        title: 'Ministry of the Interior, Procurement Note 2026-114, 9 November 2026',
        mediaType: 'text/plain',
        relationship: 'supplement',
        digest: createHash('sha256').update(note).digest('hex'),
        size: note.length,
      },
    ])
    expect(`${verified.stdout}${verified.stderr}`).not.toMatch(/other enclosures|not those that/u)
    expect(verified.stdout).toContain(
      `encloses   note.txt (Ministry of the Interior, Procurement Note 2026-114, 9 November 2026), ${String(note.length)} bytes`,
    )
  })

  test('of a letter that is built twice gives the same bytes, and another file gives others', async () => {
    using here = desk(one)
    const [first, second] = [await build(here.path), await build(here.path)]
    writeFileSync(join(here.path, 'annex', 'note.txt'), 'Other words.')
    const other = await build(here.path)
    expect([first.stdout === second.stdout, first.stdout === other.stdout]).toEqual([true, false])
  })

  test('that the letter does not name is a warning, and goes out', async () => {
    using here = desk('  - { file: annex/note.txt, title: A note that nobody named }')
    const built = await build(here.path)
    expect([built.status, built.stderr]).toEqual([0, expect.stringContaining('does not name it as “A note that nobody named”')])
  })

  test('whose pages are to follow the letter’s does so, the same way twice, and the letter proves itself with them', async () => {
    using here = desk('  - { file: annex/annex.pdf, title: An annex, append: true }')
    writeFileSync(join(here.path, 'annex', 'annex.pdf'), taggedAnnex())
    const [first, second] = [await build(here.path), await build(here.path)]
    const pages = /^Pages: +(\d+)/mu.exec(
      execFileSync('pdfinfo', [join(here.path, 'out/letter.pdf')], { encoding: 'utf8', stdio: 'pipe' }),
    )?.[1]
    const verified = await chancery(here.path, 'verify', 'out/letter.pdf', '--json')
    const { items } = JSON.parse(verified.stdout) as { items: [{ proof: unknown }] }
    expect([first.status, first.stdout === second.stdout, pages]).toEqual([0, true, '3'])
    expect(items[0].proof).toMatchObject({ pages: 'same', faults: [], enclosures: [{ name: 'annex.pdf', appended: true }] })
  })

  test.each([
    ['cannot be read', 'no PDF/A', async () => Buffer.from('%PDF-1.7 and nothing else'), 'The pages of “annex.pdf” cannot be appended'],
    ['says nothing of PDF/A', 'no', () => scan({ claim: '' }), 'the letter would be no PDF/A file any more'],
  ])('whose pages are to be appended and that %s is refused in a sentence', async (_, __, make, why) => {
    using here = desk('  - { file: annex/annex.pdf, append: true }')
    writeFileSync(join(here.path, 'annex', 'annex.pdf'), await make())
    const built = await build(here.path)
    expect([built.status === 0, built.stderr, existsSync(join(here.path, 'out'))]).toEqual([false, expect.stringContaining(why), false])
  })

  test.each([
    ['is not there', '  - { file: annex/none.txt }', 'cannot be enclosed'],
    ['lies outside of the folder', '  - { file: ../outside.txt }', 'cannot be enclosed'],
    ['is reached by a link out of the folder', '  - { file: link.txt }', 'cannot be enclosed'],
    ['has the name of what the PDF says of itself', '  - { file: annex/manifest.json }', 'says of itself'],
    ['has a name that no system can save it by', '  - { file: "annex/a?.txt" }', 'The name of an enclosed file'],
    ['has the name of another', '  - { file: annex/note.txt }\n  - { file: NOTE.txt }', 'same name'],
    ['is something else to the letter than there is', '  - { file: annex/note.txt, relationship: friend }', 'supplement, data'],
    ['is said with a word that means nothing', '  - { file: annex/note.txt, colour: red }', 'colour'],
  ])('that %s is refused with its line, and nothing is written', async (_, enclosed, why) => {
    using outside = folder()
    writeFileSync(join(outside.path, 'secret.txt'), 'secret')
    using here = desk(enclosed)
    for (const name of ['annex/manifest.json', 'annex/a?.txt', 'NOTE.txt']) writeFileSync(join(here.path, name), 'x')
    symlinkSync(join(outside.path, 'secret.txt'), join(here.path, 'link.txt'))
    const built = await build(here.path)
    expect([built.status === 0, built.stderr, existsSync(join(here.path, 'out'))]).toEqual([false, expect.stringContaining(why), false])
    expect(built.stderr).toMatch(/letter\.md:\d+/u)
  })

  test('is kept with a letter that comes into the store, and stands in its file again', async () => {
    using here = desk(one)
    const imported = await chancery(here.path, 'letter', 'import', 'letter.md', '--data', 'data')
    const [id = ''] = imported.stdout.split(' ')
    const shown = await chancery(here.path, 'letter', 'show', id, '--data', 'data')
    const opened = await openStore(join(here.path, 'data'), { now: () => '2026-11-26T09:00:00.000Z', newId: () => '' })
    if (!opened.ok) throw new Error(opened.error.message)
    const kept = await opened.value.enclosures.read([createHash('sha256').update(note).digest('hex')])
    await opened.value.close()
    expect([imported.status, shown.stdout, kept.ok && [...kept.value.values()].map((bytes) => Buffer.from(bytes))]).toEqual([
      0,
      expect.stringMatching(/^enclosed:\n {2}- file: note\.txt$/mu),
      [note],
    ])
  })
})
