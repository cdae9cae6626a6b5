import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '..', '..', 'build', 'renderer')
const page = join(folder, 'index.html')

/** Bytes. The script takes about a third of the time in which the window has to be usable: editor and other rooms come after it. */
const most = 750_000

test.skipIf(!existsSync(page))('the script that the window starts with stays small', () => {
  const addresses = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/gu)].map(([, address]) => address ?? '')
  const bytes = addresses.map((address) => statSync(join(folder, address)).size)
  expect(bytes.length).toBeGreaterThan(0)
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(most)
})
