import { afterAll, describe, expect, test } from 'vitest'
import { createLayout } from '../../../../backend/layout/index.ts'
import { verifyFile } from '../../../../backend/signature/index.ts'
import { hostileFiles } from './hostile-files.ts'

const layout = createLayout()
afterAll(() => layout.close())

describe('a sentence and no more is what comes of', () => {
  test.each(hostileFiles)('%s', async (_, make) => {
    const { verdict, sentence } = await verifyFile(make(), { layout, now: new Date() })
    expect(['unreadable', 'unsigned', 'invalid']).toContain(verdict)
    expect(sentence).toMatch(/^[A-Z].{10,}\.$/u)
  })
})
