import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The folder that the program lies in. */
export const project = join(import.meta.dirname, '..')

/** The version of the program, such as "0.1.0". */
export function programVersion(): string {
  return z.looseObject({ version: z.string() }).parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))).version
}
