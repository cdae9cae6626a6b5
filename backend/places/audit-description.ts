import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The page that tells a third party how to verify an exported audit trail. It lies in `docs`, above this code or among the
 * resources of a packed program.
 */
export function readAuditDescription(from: string = import.meta.dirname): string {
  const here = join(from, 'docs', 'audit.md')
  const above = dirname(from)
  return above === from || existsSync(here) ? readFileSync(here, 'utf8') : readAuditDescription(above)
}
