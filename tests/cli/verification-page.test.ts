import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readVerificationPage } from '../../backend/places/index.ts'
import { chancery, folder } from './chancery.ts'

test('the page is found above the code where it was built, and nowhere else', () => {
  using root = folder()
  const code = join(root.path, 'build', 'electron', 'main')
  mkdirSync(code, { recursive: true })
  expect(readVerificationPage(code)).toBeUndefined()
  mkdirSync(join(root.path, 'build', 'renderer'))
  writeFileSync(join(root.path, 'build', 'renderer', 'verify-a-pdf.html'), 'the page')
  expect(readVerificationPage(code)?.toString()).toBe('the page')
})

test('the page for verifying offline is written as it was built', async () => {
  using here = folder()
  const { status } = await chancery(here.path, 'verification-page', 'verify.html')
  expect([status, readFileSync(join(here.path, 'verify.html'))]).toEqual([0, readVerificationPage()])
})

test('a place that cannot be written is told in a sentence', async () => {
  using here = folder()
  const { status, stderr } = await chancery(here.path, 'verification-page', join('nowhere', 'verify.html'))
  expect([status, stderr.trim()]).toEqual([2, expect.stringMatching(/^verify\.html could not be written: there is no such folder\./u)])
})
