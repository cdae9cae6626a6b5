import { useState } from 'react'
import type { Failure } from '../../core/requests/index.ts'
import type { Verification } from '../../core/verification/index.ts'

type Outcome = Verification | Failure

/** A file that was given to be judged; `outcome` is undefined while it is. */
export interface JudgedFile {
  readonly id: number
  readonly file: File
  readonly outcome: Outcome | undefined
}

/** What judges files by the certificates whose word counts: it tells of each once, at once or one after the other. */
export interface Judge {
  judge(id: number, file: File, trusted: readonly File[], settle: (outcome: Outcome) => void): void
  /** Gives up what is not judged yet. */
  leave(): void
}

export interface JudgedFiles {
  readonly files: readonly JudgedFile[]
  /** Files of certificates whose word counts. */
  readonly trusted: readonly File[]
  /** Judges PDFs, and takes certificates among the files for trusted. */
  take(files: readonly File[]): void
  distrust(file: File): void
  /** Ends the judging of what is not judged yet. */
  stop(): void
  clear(): void
}

const certificateNames = /\.(?:pem|crt|cer|der)$/iu

const wordNames = /\.doc[xm]?$/iu

const wordFile: Failure = {
  code: 'word-file',
  message: 'This is a Word file, and only PDFs are verified here.',
  remedy: 'On the command line, chancery verify tells whether its clauses are as they were exported.',
}

const stopped: Failure = { code: 'stopped', message: 'The judging was stopped.', remedy: 'Drop the file once more to judge it.' }

let last = 0

/** Files that were judged, the last one first. Whoever is trusted decides for all, so that each is judged anew when that changes. */
export function useJudgedFiles({ judge, leave }: Judge): JudgedFiles {
  const [files, setFiles] = useState<readonly JudgedFile[]>([])
  const [trusted, setTrusted] = useState<readonly File[]>([])
  const judged = (given: readonly File[], by: readonly File[]): JudgedFile[] =>
    given.map((file) => {
      last += 1
      const id = last
      if (wordNames.test(file.name)) return { id, file, outcome: wordFile }
      // Under another number when it is judged anew, so that what was asked before has nothing to say any more.
      judge(id, file, by, (outcome) => setFiles((all) => all.map((each) => (each.id === id ? { ...each, outcome } : each))))
      return { id, file, outcome: undefined }
    })
  const judgeAll = (all: readonly File[], by: readonly File[]): void => {
    leave()
    setTrusted(by)
    setFiles(judged(all, by))
  }
  return {
    files,
    trusted,
    take(given) {
      const certificates = given.filter(({ name }) => certificateNames.test(name))
      const come = given.filter((file) => !certificates.includes(file))
      if (certificates.length > 0) return judgeAll([...come, ...files.map(({ file }) => file)], [...trusted, ...certificates])
      setFiles([...judged(come, trusted), ...files])
    },
    distrust(file) {
      judgeAll(
        files.map((each) => each.file),
        trusted.filter((each) => each !== file),
      )
    },
    stop() {
      leave()
      setFiles((all) => all.map((each) => ({ ...each, outcome: each.outcome ?? stopped })))
    },
    clear() {
      leave()
      setFiles([])
    },
  }
}
