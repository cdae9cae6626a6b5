import { writeSync } from 'node:fs'
import { Lines } from './lines.ts'
import { TokenDesk } from './token-desk.ts'
import { longestLine } from './words.ts'

/*
 * The program that holds a token's library, in a process of its own: whatever the library does there, crash, hang or write over what is not
 * its own, ends with that process. It is asked one thing at a time and ends with whoever started it.
 */

/** Where answers go: the library may print what it likes to the outputs that everybody knows. */
const answers = 3

/** The port to the host of a process that Electron starts; Node has none. */
interface ElectronPort {
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): void
  postMessage(words: string): void
}

const desk = new TokenDesk()

function answerOrEnd(line: string): string {
  const answer = desk.answer(line)
  // It was asked to end, or by nobody of ours.
  if (answer === undefined) process.exit(0)
  return answer
}

function writeWhole(text: string): void {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length;) from += writeSync(answers, bytes, from)
}

// Only Electron's own processes have it, and its types are none of Node's.
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ElectronPort }
if (parentPort === undefined) {
  const lines = new Lines(longestLine)
  process.stdin.setEncoding('utf8')
  process.stdin.on('data', (piece: string) => {
    for (const line of lines.take(piece) ?? ['']) writeWhole(`${answerOrEnd(line)}\n`)
  })
  process.stdin.on('end', () => {
    desk.close()
    process.exit(0)
  })
} else {
  parentPort.on('message', ({ data }) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    parentPort.postMessage(answerOrEnd(typeof data === 'string' ? data : ''))
  })
}
