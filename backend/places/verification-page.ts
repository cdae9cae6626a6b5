import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The page that anybody opens to verify a PDF offline, as it was built beside the window's files above this code; undefined where it was
 * not built.
 */
export function readVerificationPage(from: string = import.meta.dirname): Buffer | undefined {
  const here = join(from, 'build', 'renderer', 'verify-a-pdf.html')
  if (existsSync(here)) return readFileSync(here)
  const above = dirname(from)
  return above === from ? undefined : readVerificationPage(above)
}
