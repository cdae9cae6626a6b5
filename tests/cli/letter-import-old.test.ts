import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chancery, folder } from './chancery.ts'

const old = 'Dear Partner,\n\nThe scope note binds nobody.\n\nKind regards\n\nA. Person\n'

test('a letter of another program becomes a draft of the template that was named', async () => {
  using here = folder()
  writeFileSync(join(here.path, 'old.txt'), old)
  const { status, stdout } = await chancery(
    here.path,
    'letter',
    'import',
    'old.txt',
    '--template',
    'partner-letter',
    '--data',
    'data',
    '--json',
  )
  const { items } = JSON.parse(stdout) as { items: { id: string; notes: string[] }[] }
  const shown = await chancery(here.path, 'letter', 'show', items[0]?.id ?? '', '--data', 'data')
  expect([status, shown.stdout.includes('The scope note binds nobody.'), items[0]?.notes]).toEqual([
    0,
    true,
    ['Recognised: salutation, closing, signature. Look through them; the other parts are the template’s.'],
  ])
})

test('without a template the command says which there are, and takes nothing in', async () => {
  using here = folder()
  writeFileSync(join(here.path, 'old.txt'), old)
  const refused = await chancery(here.path, 'letter', 'import', 'old.txt', '--data', 'data')
  expect([refused.status, refused.stderr.includes('partner-letter')]).toEqual([1, true])
})

test('the passages that the library has are named with their clauses', async () => {
  using here = folder()
  const passage =
    'Recordings stay on the customer’s own equipment unless the customer decides otherwise. Our cameras work without an account and ' +
    'without a connection to the internet. We do not receive pictures, sound or information derived from them, and the software ' +
    'contains no function by which we could obtain them.'
  writeFileSync(join(here.path, 'old.txt'), `Dear Partner,\n\n${passage}\n\nKind regards\n\nA. Person\n`)
  const { stderr } = await chancery(here.path, 'letter', 'import', 'old.txt', '--template', 'partner-letter', '--data', 'data')
  expect(stderr).toContain('A passage reads like statement/data-stays-with-customer v1 (the same words).')
})
