import { randomUUID } from 'node:crypto'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import {
  folderGiven,
  folderOnDisk,
  libraryLimits,
  tooManyFiles,
  type FolderFiles,
  type LibraryFiles,
  type LibraryLimits,
} from '../files/index.ts'
import type { ImportPlan } from '../store/index.ts'

/** A library folder that was chosen, with what was read in it and planned with it. */
export interface ChosenFolder {
  readonly folder: () => FolderFiles
  files?: LibraryFiles
  plan?: ImportPlan
  /** What came of it, in a sentence. */
  outcome?: string
}

interface Received {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What a window may hand over of a whole library; it lies in memory until another folder is chosen. */
const mostReceived: LibraryLimits = { files: libraryLimits.files, bytes: 600_000_000 }

const unknown: Failure = {
  code: 'folder-unknown',
  message: 'This folder was chosen earlier and is not held any more.',
  remedy: 'Choose it again.',
}
const tooLarge = ({ bytes }: LibraryLimits): Failure => ({
  code: 'library-too-large',
  message: `This folder holds more than ${String(bytes / 1_000_000)} MB, which is too much for a browser to hand over.`,
  remedy: 'Import it with "chancery library import", or in the desktop program.',
})
const tooMany = (limits: LibraryLimits): Failure => ({
  code: 'library-too-large',
  message: tooManyFiles(limits),
  remedy: 'Choose the folder of the library itself, not one around it.',
})

/** The library folder that a window works with, by a handle that says nothing. One at a time: another one takes its place. */
export class ChosenFolders {
  #handle = ''
  #chosen: ChosenFolder | undefined
  readonly #most: LibraryLimits
  #received: Received[] = []
  #size = 0

  constructor(most = mostReceived) {
    this.#most = most
  }

  onDisk(path: string): string {
    return this.#take(() => folderOnDisk(path))
  }

  /** Adds files to the folder of this handle, or begins a new one with them. */
  receive(handle: string | undefined, name: string, files: readonly Received[]): Result<string> {
    if (handle !== undefined && handle !== this.#handle) return fail(unknown)
    if (handle === undefined) {
      const received: Received[] = []
      let given: FolderFiles | undefined
      this.#take(() => (given ??= folderGiven(name, received)))
      this.#received = received
    }
    this.#size += files.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const [hasTooMany, isTooLarge] = [this.#received.length + files.length > this.#most.files, this.#size > this.#most.bytes]
    if (hasTooMany || isTooLarge) {
      this.#take(undefined)
      return fail((hasTooMany ? tooMany : tooLarge)(this.#most))
    }
    this.#received.push(...files)
    return succeed(this.#handle)
  }

  of(handle: string): Result<ChosenFolder> {
    return this.#chosen === undefined || handle !== this.#handle ? fail(unknown) : succeed(this.#chosen)
  }

  #take(folder: (() => FolderFiles) | undefined): string {
    this.#chosen = folder === undefined ? undefined : { folder }
    this.#received = []
    this.#size = 0
    this.#handle = randomUUID()
    return this.#handle
  }
}
