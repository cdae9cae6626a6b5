import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The library, letterheads and fonts that come with the program: the nearest `templates` folder above this code. That is
 * the project's while it runs from its sources or its build, and the one among the resources of a packed program.
 */
export function templatesFolder(from: string = import.meta.dirname): string {
  const here = join(from, 'templates')
  const above = dirname(from)
  return above === from || existsSync(join(here, 'fonts')) ? here : templatesFolder(above)
}
