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
