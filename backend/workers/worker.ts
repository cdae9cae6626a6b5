import { parentPort, workerData } from 'node:worker_threads'
import { openAnswers } from '../answers/index.ts'
import type { ThreadData } from './messages.ts'
import { serveAnswers } from './serve-answers.ts'

/*
 * The thread of the store: everything behind the window but what only a host can do. Passphrases and keys do not leave it.
 */

if (parentPort === null) throw new Error('the thread of the answers was started as a program')
// The host that starts this thread made its data; nobody else can.
const data = workerData as ThreadData
await serveAnswers(parentPort, data, (services) => openAnswers({ ...data, ...services }))
