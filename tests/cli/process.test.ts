import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chancery, chanceryProcess, example, folder } from './chancery.ts'

/** The other tests run commands inside their own process; what they find holds of the program because of these. */
test.each([
  [0, ['check', example]],
  [1, ['check', 'letter.md']],
  [2, ['burn']],
])('the program ends with %i and says word for word what its command says', async (code, command) => {
  using here = folder()
  writeFileSync(join(here.path, 'letter.md'), '---\ntitle: A letter\ntemplate: partner-letter\n---\nWords.\n')
  const { status, stdout, stderr } = chanceryProcess(here.path, command)
  expect({ status, stdout, stderr }).toEqual(await chancery(here.path, ...command))
  expect(status).toBe(code)
})
