import { mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Seconds after which whoever works on a folder is taken for dead. */
const longestTurn = 300

/** Does work on a folder while nobody else does: several files of tests ask for the same tools at once, each in a process of its own. */
export function inTurn<Value>(folder: string, work: () => Value): Value {
  const turn = `${folder}.turn`
  mkdirSync(dirname(turn), { recursive: true })
  while (!taken(turn)) {
    if (ageOf(turn) > longestTurn) rmSync(turn, { recursive: true, force: true })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  try {
    return work()
  } finally {
    rmSync(turn, { recursive: true, force: true })
  }
}

/** Whoever makes the folder has the turn. */
function taken(turn: string): boolean {
  try {
    mkdirSync(turn)
    return true
  } catch {
    return false
  }
}

function ageOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? 0 : (Date.now() - found.mtimeMs) / 1000
}
