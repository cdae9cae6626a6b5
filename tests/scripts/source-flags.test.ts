import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { sourceFlags } from '../../scripts/source-flags.ts'

const Package = z.object({ scripts: z.record(z.string(), z.string()) })
const { scripts } = Package.parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')))
const ofSource = Object.entries(scripts).filter(([, words]) => /\bnode\b.*\.ts\b/u.test(words))

test('scripts that run TypeScript are told of', () => {
  expect(ofSource.map(([name]) => name)).toContain('chancery')
})

test.each(ofSource)('`npm run %s` runs TypeScript with the flags that keep its threads alive', (_name, words) => {
  expect(words.split(' ')).toEqual(expect.arrayContaining([...sourceFlags]))
})

test('so do the processes of the tests', () => {
  expect(process.execArgv).toEqual(expect.arrayContaining([...sourceFlags]))
})
