import { useCallback, useState } from 'react'
import type { Failure } from '../../core/requests/index.ts'
import type { Verification } from '../../core/verification/index.ts'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'

/** A file that was given to be verified; `outcome` is undefined while it is read. */
export interface VerifiedFile {
  readonly id: number
  readonly file: File
  readonly outcome: Verification | Failure | undefined
}

export interface Verifications {
  readonly files: readonly VerifiedFile[]
  /** Files of certificates whose word counts. */
  readonly trusted: readonly File[]
  /** Verifies PDFs, and takes certificates among the files for trusted. */
  take(files: readonly File[]): void
  distrust(file: File): void
  clear(): void
}

const certificateNames = /\.(?:pem|crt|cer|der)$/iu
/** What the host takes at most, in bytes. */
const largest = 50_000_000

const tooLarge: Failure = {
  code: 'file-too-large',
  message: 'This file is larger than 50 MB.',
  remedy: 'Verify it on the command line, which takes 200 MB.',
}

let last = 0

/** Files that were verified, the last one first. Whoever is trusted decides for all, so that each is judged anew when that changes. */
export function useVerifications(): Verifications {
  const [files, setFiles] = useState<readonly VerifiedFile[]>([])
  const [trusted, setTrusted] = useState<readonly File[]>([])
  const judge = useCallback(async (id: number, file: File, by: readonly File[]): Promise<void> => {
    const outcome = await verified(file, by)
    setFiles((all) => all.map((each) => (each.id === id ? { ...each, outcome } : each)))
  }, [])
  const judgeAll = (all: readonly VerifiedFile[], by: readonly File[]): void => {
    setTrusted(by)
    setFiles(all.map((each) => ({ ...each, outcome: undefined })))
    for (const { id, file } of all) void judge(id, file, by)
  }
  return {
    files,
    trusted,
    take(given) {
      const certificates = given.filter(({ name }) => certificateNames.test(name))
      const come = given.filter((file) => !certificates.includes(file)).map((file) => ({ id: (last += 1), file, outcome: undefined }))
      if (certificates.length > 0) return judgeAll([...come, ...files], [...trusted, ...certificates])
      setFiles([...come, ...files])
      for (const { id, file } of come) void judge(id, file, trusted)
    },
    distrust(file) {
      judgeAll(
        files,
        trusted.filter((each) => each !== file),
      )
    },
    clear: () => setFiles([]),
  }
}

async function verified(file: File, trusted: readonly File[]): Promise<Verification | Failure> {
  if (file.size > largest) return tooLarge
  const bytes = await encodeFile(file)
  const result = await ask('files.verify', { bytes, trusted: await Promise.all(trusted.map(encodeFile)) })
  return result.ok ? result.value : result.error
}
