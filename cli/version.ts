import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** The folder that the program lies in: the nearest one above this code with a package file, from its sources and from its build. */
export const project = projectAbove(import.meta.dirname)

/** The version of the program, such as "0.1.0". */
export function programVersion(): string {
  return z.looseObject({ version: z.string() }).parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))).version
}

function projectAbove(folder: string): string {
  const above = dirname(folder)
  return above === folder || existsSync(join(folder, 'package.json')) ? folder : projectAbove(above)
}
