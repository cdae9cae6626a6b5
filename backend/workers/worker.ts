import { parentPort, workerData } from 'node:worker_threads'
import { fail, type Failure, type Result } from '../../core/requests/index.ts'
import { openAnswers, todayHere, type HostServices, type OpenAnswers } from '../answers/index.ts'
import type { DeedWanted, ThreadData, ToHost, ToThread } from './messages.ts'

/*
 * The thread of the store: everything behind the window but what only a host can do. Passphrases and keys do not leave it.
 */

// The host that starts this thread made its data; nobody else can.
const { dataFolder, libraryFolders, host } = workerData as ThreadData

function say(words: ToHost): void {
  parentPort?.postMessage(words)
}

/** Deeds that the host was asked for and has not done yet. */
const wanted = new Map<number, (result: Result<unknown>) => void>()
let lastWanted = 0
let isClosing = false

const cancelled: Failure = { code: 'answers-closed', message: 'Chancery is closing, so no file was saved or shown.' }

async function want<Value>(deed: DeedWanted): Promise<Result<Value>> {
  if (isClosing) return fail(cancelled)
  lastWanted += 1
  const id = lastWanted
  return new Promise((resolve) => {
    // The host answers a deed with what that deed gives; the compiler cannot follow it through a message.
    wanted.set(id, resolve as (result: Result<unknown>) => void)
    say({ kind: 'wanted', id, wanted: deed })
  })
}

const services: HostServices = {
  ...host,
  today: todayHere,
  saveFiles: (files) => want({ deed: 'saveFiles', argument: files }),
  chooseFolder: () => want({ deed: 'chooseFolder', argument: undefined }),
  placeForFolder: (name) => want({ deed: 'placeForFolder', argument: name }),
  reveal: (handle) => want({ deed: 'reveal', argument: handle }),
}

/** A fault as it can be sent: what is no error is said in words. */
function report(fault: unknown): void {
  say({ kind: 'fault', fault: fault instanceof Error ? fault : String(fault) })
}

const underWay = new Set<Promise<void>>()

async function answer({ ask }: OpenAnswers, { id, name, input }: Extract<ToThread, { kind: 'ask' }>): Promise<void> {
  say({ kind: 'answer', id, result: await ask(name, input) })
}

/** Ends when the last answer is given, so that no write is cut off; a dialog that is still open waits for nobody any more. */
async function close(answers: OpenAnswers): Promise<void> {
  isClosing = true
  for (const resolve of wanted.values()) resolve(fail(cancelled))
  wanted.clear()
  await Promise.allSettled(underWay)
  await answers.close()
  say({ kind: 'closed' })
}

const opened = await openAnswers({ dataFolder, libraryFolders, host: services, report })
if (opened.ok) {
  const answers = opened.value
  parentPort?.on('message', (words: ToThread) => {
    if (words.kind === 'ask') {
      const answered = answer(answers, words)
      underWay.add(answered)
      void answered.finally(() => underWay.delete(answered))
    } else if (words.kind === 'done') {
      wanted.get(words.id)?.(words.result)
      wanted.delete(words.id)
    } else void close(answers)
  })
}
say({ kind: 'opened', failure: opened.ok ? undefined : opened.error })
