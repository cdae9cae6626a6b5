import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/*
 * Both take the folder of the project: the configuration of electron-vite is put into one file elsewhere, this one with it.
 */

/** Which thread a file starts: each is a file of its own, started by its address. */
const starters: Readonly<Record<string, string>> = {
  '/backend/workers/answers-thread.ts': 'answers-worker',
  '/backend/layout/create-layout.ts': 'layout-worker',
  '/backend/evidence/evidence-reader.ts': 'evidence-worker',
  '/backend/spelling/spell-checker.ts': 'spelling-worker',
  '/backend/store/sound-copy.ts': 'store-worker',
  // A process of its own, not a thread.
  '/backend/tokens/start-program.ts': 'token-worker',
}

/** The threads of a host as entries of its build, under the names that `workerFiles` has them started by. */
export function workerEntries(root: string): Record<string, string> {
  return Object.fromEntries(Object.entries(starters).map(([starter, name]) => [name, join(root, starter, '..', 'worker.ts')]))
}

/** The addresses of the threads in a build whose files all lie in one folder, and the pages that Typst reads beside them. */
export function workerFiles(root: string): Plugin {
  return {
    name: 'chancery-worker-files',
    transform(code, id) {
      const [, worker] = Object.entries(starters).find(([starter]) => id.endsWith(starter)) ?? []
      return worker === undefined ? undefined : code.replace('./worker.ts', `./${worker}.js`)
    },
    generateBundle() {
      for (const fileName of ['letter.typ', 'redline.typ', 'seal.typ'])
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(root, 'backend', 'layout', fileName)) })
    },
  }
}
