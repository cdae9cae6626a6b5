import { createHash } from 'node:crypto'
import { writeWord } from '../../../backend/word/index.ts'
import { fullLetter } from './letters.ts'

// A clock that runs years ahead, and an hour later at each look.
const begun = Date.UTC(2041, 6, 1)
let looks = 0
globalThis.Date = class extends Date {
  constructor(...given: [] | [number | string | Date]) {
    looks += 1
    super(given[0] ?? begun + looks * 3_600_000)
  }

  static override now(): number {
    looks += 1
    return begun + looks * 3_600_000
  }
} as DateConstructor

const { letter, manifest } = fullLetter()
process.stdout.write(
  createHash('sha256')
    .update(await writeWord(letter, manifest))
    .digest('hex'),
)
