#!/usr/bin/env node
import { join } from 'node:path'
import { keepCompiled } from './keep-compiled.ts'

keepCompiled(join(import.meta.dirname, '..'))
const { run } = await import('./program.ts')

// Who reads only the first lines closes the pipe; what is left to say has nobody to hear it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2))
