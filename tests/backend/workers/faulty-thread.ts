import { parentPort, workerData } from 'node:worker_threads'
import type { OpenAnswers } from '../../../backend/answers/index.ts'
import type { ThreadData } from '../../../backend/workers/messages.ts'
import { serveAnswers } from '../../../backend/workers/serve-answers.ts'
import { succeed, type Result } from '../../../core/requests/index.ts'

/*
 * A thread like the one behind a window, whose answers are faulty by their names: what our own code would have to do wrong.
 */

if (parentPort === null) throw new Error('started as a program')
const port = parentPort

const faults: Readonly<Record<string, (host: { saveFiles(files: never): Promise<Result<unknown>> }) => Promise<Result<unknown>>>> = {
  'letters.list': () => Promise.resolve(succeed([])),
  'letters.open': () => new Promise(() => undefined),
  'settings.read': () => Promise.resolve(succeed(() => 'functions cannot be cloned')),
  'templates.list': () => process.exit(7),
  'rules.read': () => {
    port.emit('messageerror', new Error('a request that cannot be read'))
    return new Promise(() => undefined)
  },
  'audit.export': ({ saveFiles }) => saveFiles([] as never),
}

// The host that starts this thread made its data; nobody else can.
await serveAnswers(port, workerData as ThreadData, ({ host }) =>
  Promise.resolve(
    succeed({
      // The test asks for these names only, and looks at the outcome alone.
      ask: ((name: string) => faults[name]?.(host)) as unknown as OpenAnswers['ask'],
      close: () => Promise.resolve(),
    }),
  ),
)
