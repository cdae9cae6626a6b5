import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * Has Node keep what it made of the scripts it read beside the build of `project`, for the threads that are started later too.
 * Without it a window opens half a second later. Where the folder cannot be written Node goes on without.
 */
export function keepCompiled(project: string): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(project, 'build', 'compile-cache')
  enableCompileCache(process.env['NODE_COMPILE_CACHE'])
}
