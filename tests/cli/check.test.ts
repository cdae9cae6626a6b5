import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { templatesFolder } from '../../backend/places/index.ts'
import { originText } from '../../core/document/index.ts'
import { Finding } from '../../core/letter/index.ts'
import { example as exampleLetter } from '../templates/starter-library.ts'
import { chancery, example, folder } from './chancery.ts'

const text = readFileSync(example, 'utf8')
const broken = text.replace(/::clause\{code="[^"]+"/u, '::clause{code="policy-quote/no-such-thing"')

test('a letter without errors passes and writes nothing', async () => {
  using here = folder()
  const { status, stdout } = await chancery(here.path, 'check', example)
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^partner-letter\.md: no errors, /mu)])
  expect(readdirSync(here.path)).toEqual([])
})

test('a letter with an error is refused', async () => {
  using here = folder()
  writeFileSync(join(here.path, 'letter.md'), broken)
  expect((await chancery(here.path, 'check', 'letter.md')).status).toBe(1)
})

test('findings as JSON are findings of the model, with line and column', async () => {
  using here = folder()
  writeFileSync(join(here.path, 'letter.md'), broken)
  const { status, stdout } = await chancery(here.path, 'check', 'letter.md', '--json')
  const findings = z.array(Finding).parse(JSON.parse(stdout))
  expect(findings.find(({ severity }) => severity === 'error')?.place).toMatchObject({
    file: 'letter.md',
    line: expect.any(Number),
    column: expect.any(Number),
  })
  expect(status).toBe(1)
})

test('a hostile name in a letter cannot move the cursor of the terminal', async () => {
  using here = folder()
  writeFileSync(join(here.path, 'letter.md'), text.replace(/::clause\{code="[^"]+"/u, '::clause{code="a/\u001B]0;x\u0007\u202E"'))
  const { stdout, stderr } = await chancery(here.path, 'check', 'letter.md')
  expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\u202E/u)
})

test.each([
  ['statement/commitment', 0, 'clause-adapted'],
  ['policy-quote/retail-scope', 1, 'clause-not-adaptable'],
])('words of a letter’s own in the place of %s are told', async (code, status, told) => {
  using here = folder()
  const pinned = exampleLetter('partner-letter.md').document.find((block) => block.type === 'clause' && block.code === code)
  if (pinned?.type !== 'clause') throw new Error('The letter carries no such clause.')
  const own = `:::adapted{from="${originText(pinned)}" reason="They asked."}\nWe commit to this for ten years.\n:::`
  writeFileSync(join(here.path, 'letter.md'), text.replace(new RegExp(`^::clause\\{code="${code}".*$`, 'mu'), own))
  const checked = await chancery(here.path, 'check', 'letter.md', '--json')
  const codes = z
    .array(Finding)
    .parse(JSON.parse(checked.stdout))
    .map((finding) => finding.code)
  expect([checked.status, codes.filter((each) => each === told)]).toEqual([status, [told]])
})

test('the libraries that are named stand in for the starter library', async () => {
  using here = folder()
  const { status, stderr } = await chancery(here.path, 'check', example, '--library', '.')
  expect([status, stderr]).toEqual([1, expect.stringContaining('error')])
})

test('a letter is checked against the style of the house, with the line of what breaks it', async () => {
  using here = folder()
  writeFileSync(
    join(here.path, 'style.yaml'),
    'rules:\n  - { kind: forbidden, phrase: sensitive site, severity: error, unless: [sensitive sites], reason: It is stiff }\n',
  )
  const { status, stdout } = await chancery(here.path, 'check', example, '--json', '--library', '.', '--library', templatesFolder())
  const found = z
    .array(Finding)
    .parse(JSON.parse(stdout))
    .filter(({ code, place }) => code === 'style-forbidden' && place.clause === undefined)
  expect([status, found.map(({ severity, message, place }) => [severity, message, place.line])]).toEqual([
    1,
    [['error', 'The house forbids “sensitive site”. It is stiff.', 41]],
  ])
})

const clauseText = readFileSync(join(templatesFolder(), 'clauses', 'business-model', 'indirect-sales.md'), 'utf8')

test('a clause file of a library passes, with its evidence', async () => {
  using here = folder()
  mkdirSync(join(here.path, 'clauses'))
  writeFileSync(join(here.path, 'clauses', 'sales.md'), clauseText)
  const { status, stdout } = await chancery(here.path, 'check', 'clauses/sales.md')
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^sales\.md: no errors, /mu)])
})

test('faults of a clause file are told with their line, and one whose evidence is not there is refused', async () => {
  using here = folder()
  mkdirSync(join(here.path, 'clauses'))
  writeFileSync(join(here.path, 'clauses', 'sales.md'), clauseText.replace(/^kind:.*$/mu, 'kind: rumour'))
  const faulty = await chancery(here.path, 'check', 'clauses/sales.md', '--json')
  expect(z.array(Finding).parse(JSON.parse(faulty.stdout))[0]?.place).toMatchObject({ line: expect.any(Number) })
  writeFileSync(join(here.path, 'clauses', 'sales.md'), clauseText.replace(/^( *)reference: .*$/mu, '$1file: evidence/gone.pdf'))
  const { status, stderr } = await chancery(here.path, 'check', 'clauses/sales.md')
  expect([faulty.status, status, stderr.includes('gone.pdf')]).toEqual([2, 1, true])
})
