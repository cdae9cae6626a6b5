import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chancery, example, folder } from './chancery.ts'

const text = readFileSync(example, 'utf8')
const withBody = (body: string): string => text.replace(/^(---\n[\s\S]*?\n---\n)[\s\S]*$/u, `$1\n${body.replaceAll('$', '$$$$')}\n`)

test.each([
  ['Typst', String.raw`#panic("x") #read("/etc/passwd") $1/0$ #include "x" \<label> @ref`],
  ['XML', String.raw`&lt;w:p/&gt; ]]&gt; \<!-- --> > & " \</w:t>`],
])('%s in a letter is built as text', async (_, body) => {
  using here = folder()
  writeFileSync(join(here.path, 'letter.md'), withBody(body))
  expect(await chancery(here.path, 'build', 'letter.md', '--out', 'out')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^[0-9a-f]{64}/u),
  })
})

test.each([
  ['HTML', 'A <script>alert(1)</script> B'],
  ['a change of direction that cannot be seen', 'a\u202Eb'],
  ['a path that leads outside', '![A picture](../../../../etc/passwd)'],
  ['a clause whose code is a path', '::clause{code="../../x"}'],
  ['half a character', Uint8Array.from([0xed, 0xa0, 0x80])],
])('%s in a letter is refused with its place, and nothing is written', async (_, body) => {
  using here = folder()
  const content = typeof body === 'string' ? [withBody(body)] : [withBody('Half: '), body]
  writeFileSync(join(here.path, 'letter.md'), Buffer.concat(content.map((part) => Buffer.from(part))))
  const { status, stdout, stderr } = await chancery(here.path, 'build', 'letter.md', '--out', 'out')
  expect([1, 2]).toContain(status)
  expect([stdout, readdirSync(here.path)]).toEqual(['', ['letter.md']])
  expect(stderr).toMatch(/^letter\.md(:\d+:\d+)?: error: \S/mu)
})
