import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Authority, type Leaf } from '../backend/signature/authority/index.ts'
import { createLetterSetter } from '../../backend/layout/set-letter.ts'
import { freeSealPlace } from '../../backend/signature/index.ts'
import { releasingHouse } from '../backend/signature/verify/released.ts'
import { must } from '../backend/release/house.ts'
import { letterOf } from '../backend/layout/pages.ts'
import { chancery, example, folder, type Ended } from './chancery.ts'

const letter = Buffer.from(createLetterSetter().pdf(letterOf([]), []).bytes)
const password = 'a secret of four words'

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

/** A folder with a letter and a file with the password. */
function desk(): ReturnType<typeof folder> {
  const here = folder()
  writeFileSync(join(here.path, 'letter.pdf'), letter)
  writeFileSync(join(here.path, 'password.txt'), `${password}\n`)
  return here
}

async function sign(path: string, leaf: Leaf, ...words: string[]): Promise<Ended> {
  return chancery(path, 'sign', ...words, '--p12', authority.p12(leaf, password), '--password-file', 'password.txt')
}

test('a letter is signed into a file that begins with it, and its signer is named', async () => {
  using here = desk()
  const ended = await sign(
    here.path,
    authority.leaf('rsa-2048'),
    'letter.pdf',
    '--unreleased',
    '--out',
    'signed.pdf',
    '--reason',
    'Approved',
  )
  const signed = readFileSync(join(here.path, 'signed.pdf'))
  expect([ended.status, ended.stdout.split('\n').at(-2), signed.subarray(0, letter.length).equals(letter)]).toEqual([
    0,
    '1 file signed by A. Person.',
    true,
  ])
})

test('a letter of another signatory than the certificate names is signed with a warning that has both names', async () => {
  using here = desk()
  await chancery(here.path, 'build', example, '--out', 'built')
  const [name = ''] = readdirSync(join(here.path, 'built')).filter((file) => file.endsWith('.pdf'))
  const words = [join('built', name), '--unreleased', '--out', 'signed.pdf']
  const other = await sign(here.path, authority.leaf('p-256'), ...words)
  const own = await sign(here.path, authority.leaf('p-256', { commonName: 'Dr H. Marsh' }), ...words)
  const warning = 'warning: The certificate is of “A. Person”, and the signatory of the letter is “Helen Marsh”.'
  expect([other.status, other.stderr.includes(warning), own.status, own.stderr.includes('signatory')]).toEqual([0, true, 0, false])
})

test('several letters go into a folder by one command', async () => {
  using here = desk()
  writeFileSync(join(here.path, 'second.pdf'), letter)
  const ended = await sign(here.path, authority.leaf('p-256'), 'letter.pdf', 'second.pdf', '--unreleased', '--out', 'out')
  const written = ended.stdout.split('\n').flatMap((line) => (line.endsWith('.pdf') ? [basename(line)] : []))
  expect([ended.status, written]).toEqual([0, ['letter-signed.pdf', 'second-signed.pdf']])
})

/** What stands in the way of a signature, whoever signs: the file, what it is signed with besides, and how that is refused. */
const unsignable: readonly (readonly [string, (path: string) => Promise<void>, string[], 1 | 2, string])[] = [
  ['no PDF', written(Buffer.from('Dear partner')), ['--unreleased'], 2, 'This is no PDF.'],
  ['encrypted', written(letter.toString('latin1').replace('/Root', '/Encrypt 1 0 R /Root')), ['--unreleased'], 2, 'The PDF is encrypted'],
  ['damaged', written(letter.subarray(0, 2000)), ['--unreleased'], 2, 'The PDF is damaged'],
  ['larger than is signed', (path) => Promise.resolve(truncateSync(path, 200_000_001)), ['--unreleased'], 2, 'larger than 200 MB'],
  ['not released', () => Promise.resolve(), [], 1, 'no released letter'],
  ['certified so that nothing may be added', certified('1'), ['--unreleased'], 1, 'not even a signature'],
  [
    'signed and to be certified',
    certified('2'),
    ['--unreleased', '--certify', '2'],
    1,
    'Only the first signature of a file can certify it',
  ],
]

function written(bytes: Uint8Array | string): (path: string) => Promise<void> {
  return (path) => Promise.resolve(writeFileSync(path, bytes, 'latin1'))
}

function certified(level: string): (path: string) => Promise<void> {
  return async (path) => {
    const words = ['letter.pdf', '--unreleased', '--out', 'certified.pdf', '--certify', level]
    await sign(dirname(path), authority.leaf('p-256'), ...words)
    renameSync(join(dirname(path), 'certified.pdf'), path)
  }
}

test.each(unsignable)('a file that is %s is refused before its signer is asked for a password', async (_, make, words, status, why) => {
  using here = desk()
  await make(join(here.path, 'letter.pdf'))
  const key = ['--p12', authority.p12(authority.leaf('p-256'), password), '--password-file', 'not-there.txt']
  const ended = await chancery(here.path, 'sign', 'letter.pdf', ...words, ...key, '--out', 'signed.pdf')
  expect([ended.status, ended.stderr, existsSync(join(here.path, 'signed.pdf'))]).toEqual([status, expect.stringContaining(why), false])
  expect(ended.stderr).toMatch(/^letter\.pdf(?::\n| )[^\n]+\nNothing was written\.\n$/u)
})

test('one file that cannot be signed keeps all of them from being signed, and is named', async () => {
  using here = desk()
  writeFileSync(join(here.path, 'second.pdf'), 'Dear partner')
  const ended = await sign(here.path, authority.leaf('p-256'), 'letter.pdf', 'second.pdf', '--unreleased', '--out', 'out')
  expect([ended.status, ended.stderr, existsSync(join(here.path, 'out'))]).toEqual([
    2,
    'second.pdf:\nThis is no PDF. Check that it is the right file.\nNothing was written.\n',
    false,
  ])
})

test.each([
  ['expired', 'ended on 1 January 2021'],
  ['not-yet-valid', 'valid only from 1 January 2090'],
  ['wrong-usage', 'may not sign documents'],
] as const)('a certificate that is %s signs nothing', async (fault, why) => {
  using here = desk()
  const ended = await sign(here.path, authority.leaf('p-256', { fault }), 'letter.pdf', '--unreleased', '--out', 'signed.pdf')
  expect([ended.status, ended.stderr, existsSync(join(here.path, 'signed.pdf'))]).toEqual([1, expect.stringContaining(why), false])
})

test('a weak key signs nothing, and a certificate signed by itself warns', async () => {
  using here = desk()
  const weak = await sign(here.path, authority.leaf('rsa-1024'), 'letter.pdf', '--unreleased', '--out', 'weak.pdf')
  const own = await sign(here.path, authority.leaf('p-256', { fault: 'self-signed' }), 'letter.pdf', '--unreleased', '--out', 'own.pdf')
  expect([weak.status, weak.stderr, own.status, own.stderr]).toEqual([
    1,
    expect.stringContaining('1024 bits'),
    0,
    expect.stringContaining('signed by itself'),
  ])
})

test('a seal shows who signed, when and why', async () => {
  using here = desk()
  const place = ['--seal', '1,25,200,70,20', '--reason', 'Approved with the greatest care']
  const ended = await sign(here.path, authority.leaf('p-256'), 'letter.pdf', '--unreleased', '--out', 'signed.pdf', ...place)
  const box = ['-x', '70', '-y', '566', '-W', '200', '-H', '58']
  const shown = execFileSync('pdftotext', [...box, 'signed.pdf', '-'], { cwd: here.path, encoding: 'utf8' })
  expect([ended.status, shown.trim().split(/\n+/u)]).toEqual([
    0,
    ['Signed by', 'A. Person', expect.stringMatching(/^\d+ \w+ \d{4}, \d\d:\d\d UTC$/u), 'Approved with the greatest care'],
  ])
})

test.each([
  ['1,150,200,90,20', 'reaches beyond the page'],
  ['9,25,200,70,20', 'has no page 9'],
  ['1,25,200,16,6', 'too small'],
  ['1,25,200,70', 'Use PAGE,X,Y,WIDTH,HEIGHT'],
])('a seal at %s signs nothing', async (place, why) => {
  using here = desk()
  const ended = await sign(here.path, authority.leaf('p-256'), 'letter.pdf', '--unreleased', '--out', 'signed.pdf', '--seal', place)
  expect([ended.status, ended.stderr, existsSync(join(here.path, 'signed.pdf'))]).toEqual([2, expect.stringContaining(why), false])
})

test('a seal over the words of a released letter signs nothing, since no verification would accept it', async () => {
  await using house = await releasingHouse()
  const { pdf } = await house.release()
  using here = desk()
  const released = must(await house.store.register.file(pdf.digest))
  writeFileSync(join(here.path, 'released.pdf'), released)
  const free = freeSealPlace(released)
  const seals = ['1,25,110,100,60', free === undefined ? '' : [free.page, free.left, free.top, free.width, free.height].join(',')]
  const ended = []
  for (const [index, seal] of seals.entries())
    ended.push(await sign(here.path, authority.leaf('p-256'), 'released.pdf', '--out', `signed-${String(index)}.pdf`, '--seal', seal))
  expect(ended.map(({ status, stderr }) => [status, /lie over/u.test(stderr)])).toEqual([
    [2, true],
    [0, false],
  ])
})

test('a level with timestamps needs an authority to give them, and asks the one that is named', async () => {
  using here = desk()
  const words = ['letter.pdf', '--unreleased', '--out', 'signed.pdf', '--level', 'B-LTA']
  const without = await sign(here.path, authority.leaf('p-256'), ...words)
  const ended = await sign(here.path, authority.leaf('p-256'), ...words, '--tsa', authority.timestampAddress)
  expect([
    without.status,
    without.stderr,
    ended.status,
    readFileSync(join(here.path, 'signed.pdf'), 'latin1').includes('/DocTimeStamp'),
  ]).toEqual([2, expect.stringContaining('needs a timestamp authority'), 0, true])
})

test('level B-LT says of whom it is not known whether they were revoked, and why, and needs no more than the root under --trust', async () => {
  using here = desk()
  mkdirSync(join(here.path, 'trusted'))
  copyFileSync(authority.root, join(here.path, 'trusted', 'root.pem'))
  const words = ['letter.pdf', '--unreleased', '--level', 'B-LT', '--tsa', authority.timestampAddress]
  const leaf = authority.leaf('p-256')
  const without = await sign(here.path, leaf, ...words, '--out', 'without.pdf')
  const ended = await sign(here.path, leaf, ...words, '--out', 'signed.pdf', '--trust', 'trusted')
  const nobody = await sign(here.path, leaf, ...words, '--out', 'third.pdf', '--trust', 'not-there')
  const verified = await chancery(here.path, 'verify', 'signed.pdf', '--trust', 'trusted')
  const warning = /^warning: It is not known whether the certificate of Chancery test intermediate was revoked: .* is not at hand/mu
  expect([without.status, warning.test(without.stderr), ended.status, warning.test(ended.stderr), nobody.status]).toEqual([
    0,
    true,
    0,
    false,
    2,
  ])
  expect(verified.stdout).toMatch(/A\. Person, B-LT/u)
})

test('a letter certified at level 1 is signed by nobody after that, and one at level 2 is', async () => {
  using here = desk()
  const leaf = authority.leaf('p-256')
  const ended = []
  for (const level of ['1', '2']) {
    const [first, next] = [`certified-${level}.pdf`, `signed-${level}.pdf`]
    ended.push(await sign(here.path, leaf, 'letter.pdf', '--unreleased', '--out', first, '--certify', level))
    ended.push(await sign(here.path, leaf, first, '--unreleased', '--out', next))
  }
  expect(ended.map(({ status }) => status)).toEqual([0, 1, 0, 0])
  expect(ended[1]?.stderr).toMatch(/certified[^]*Nothing was written/u)
})

test('a wrong password is told without it', async () => {
  using here = desk()
  const p12 = authority.p12(authority.leaf('p-256'), password)
  writeFileSync(join(here.path, 'password.txt'), 'not-that-one')
  const ended = await chancery(
    here.path,
    'sign',
    'letter.pdf',
    '--unreleased',
    '--p12',
    p12,
    '--password-file',
    'password.txt',
    '--out',
    'signed.pdf',
  )
  expect([ended.status, ended.stderr]).toEqual([
    2,
    'The password does not open the key. Check it, and that it is the password of this file.\nNothing was written.\n',
  ])
})

test.each([
  [['letter.pdf', '--out', 'letter.pdf'], 'written over'],
  [['letter.pdf', './letter.pdf', '--out', 'out'], 'same name'],
  [['none.pdf', '--out', 'signed.pdf'], 'cannot be read'],
])('%j writes nothing', async (words, why) => {
  using here = desk()
  const ended = await sign(here.path, authority.leaf('p-256'), ...words, '--unreleased')
  expect([ended.status, ended.stderr, Buffer.from(letter).equals(readFileSync(join(here.path, 'letter.pdf')))]).toEqual([
    2,
    expect.stringContaining(why),
    true,
  ])
})

test('a key under a password that is not given is told so, not that the password is wrong', async () => {
  using here = desk()
  const key = ['--p12', authority.p12(authority.leaf('p-256'), password)]
  const ended = await chancery(here.path, 'sign', 'letter.pdf', '--unreleased', ...key, '--out', 'signed.pdf')
  expect([ended.status, ended.stderr]).toEqual([2, expect.stringMatching(/^The key is under a password[^\n]+--password-file\.\nNothing/u)])
})

test('several letters with a PDF as --out are bad usage, and make no folder of that name', async () => {
  using here = desk()
  writeFileSync(join(here.path, 'second.pdf'), letter)
  const ended = await sign(here.path, authority.leaf('p-256'), 'letter.pdf', 'second.pdf', '--unreleased', '--out', 'both.pdf')
  expect([ended.status, ended.stderr, existsSync(join(here.path, 'both.pdf'))]).toEqual([
    2,
    expect.stringContaining('Name a folder with --out'),
    false,
  ])
})

test('a letter that is not there is named once', async () => {
  using here = desk()
  const ended = await sign(here.path, authority.leaf('p-256'), 'none.pdf', '--out', 'signed.pdf')
  expect([ended.status, ended.stderr]).toEqual([2, 'none.pdf cannot be read. Check its name and place.\nNothing was written.\n'])
})
