#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Node reads the sources; what it made of them is kept beside the build, for the thread of the store too. Without it the
// window opens half a second later.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '..', 'build', 'compile-cache')
enableCompileCache(process.env['NODE_COMPILE_CACHE'])
const { run } = await import('./program.ts')

// Who reads only the first lines closes the pipe; what is left to say has nobody to hear it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2))
