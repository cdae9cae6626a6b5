import type { Failure } from '../../core/requests/index.ts'
import type { Verification } from '../../core/verification/index.ts'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'
import type { Judge } from './use-judged-files.ts'

/** What the host takes at most, in bytes. */
const largest = 50_000_000

const tooLarge: Failure = {
  code: 'file-too-large',
  message: 'This file is larger than 50 MB.',
  remedy: 'Verify it on the command line, which takes 200 MB.',
}

/** Has the host judge files, all at once; what is not wanted any more is judged to its end, and nobody listens. */
export const judgeByHost: Judge = {
  judge: (_id, file, trusted, settle) => void verified(file, trusted).then(settle),
  leave: () => undefined,
}

async function verified(file: File, trusted: readonly File[]): Promise<Verification | Failure> {
  if (file.size > largest) return tooLarge
  const bytes = await encodeFile(file)
  const result = await ask('files.verify', { bytes, trusted: await Promise.all(trusted.map(trustedFile)) })
  return result.ok ? result.value : result.error
}

async function trustedFile(file: File): Promise<{ readonly name: string; readonly bytes: string }> {
  return { name: file.name, bytes: await encodeFile(file) }
}
