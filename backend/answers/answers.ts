import type { Day } from '../../core/clause/index.ts'
import type { ExportedFile, ExportFormat, Failure, Result } from '../../core/requests/index.ts'
import type { Layout } from '../layout/index.ts'
import type { Store } from '../store/index.ts'
import type { Library } from './library.ts'
import type { TokenQuestion } from '../tokens/index.ts'
import type { Session } from './session.ts'

/** What a host can save; `as-it-is`: a file of any kind, under the ending that its name has. */
export type SavedFormat = 'as-it-is' | ExportFormat | 'xlsx' | 'jsonl' | 'json' | 'md' | 'html' | 'chancery-review'

/** A file ready to be saved, and the name it should have. */
export interface FileToSave {
  readonly name: string
  readonly format: SavedFormat
  readonly bytes: Uint8Array
}

/** Where a folder is to be written, and the handle by which the window names it. */
export interface FolderPlace {
  readonly path: string
  readonly handle: string
}

/** What a host does for the answers: only it knows dialogs, folders and the file manager. */
export interface HostServices {
  readonly name: 'electron' | 'serve'
  readonly version: string
  /** Libraries of tokens that were named when the program was started, by their whole paths. */
  readonly tokenLibraries: readonly string[]
  /** The day it is where the person sits. */
  today(): Day
  /** Saves all files where the person says, or none; an empty list when the person cancelled. */
  saveFiles(files: readonly FileToSave[]): Promise<Result<readonly ExportedFile[]>>
  /** Asks for a folder to read; undefined when the person cancelled. Fails with `no-dialog` where the window reads folders itself. */
  chooseFolder(): Promise<Result<string | undefined>>
  /** Says where a folder of this name may be written that is not there yet; undefined when the person cancelled. */
  placeForFolder(name: string): Promise<Result<FolderPlace | undefined>>
  /** Asks for the library of a token (PKCS #11), by its whole path; undefined when the person cancelled. Fails with `no-dialog` where there is none. */
  chooseTokenLibrary(): Promise<Result<string | undefined>>
  /** Asks the program that holds a token's library, which the host starts and ends; `tokenProgramsOf` speaks through it. */
  askToken(question: TokenQuestion): Promise<Result<string>>
  /** Why no password is remembered here, in a sentence; undefined where the system has a keychain. */
  whyNoKeychain(): Promise<Result<string | undefined>>
  /** Seals a secret, so that only whoever is logged in to this computer can have it opened. Fails where there is no keychain. */
  sealSecret(secret: string): Promise<Result<Uint8Array>>
  unsealSecret(sealed: Uint8Array): Promise<Result<string>>
  /** Shows an exported file in its folder. */
  reveal(handle: string): Promise<Result<void>>
}

/** What the answers share. */
export interface Answering {
  readonly store: Store
  readonly library: Library
  readonly layout: Layout
  readonly host: HostServices
  readonly session: Session
}

/** A failure for what should not have happened; its cause never reaches the window. */
export const unexpected: Failure = {
  code: 'unexpected',
  message: 'Something went wrong inside Chancery; nothing was changed.',
  remedy: 'Try again. If it happens again, please report what you did.',
}
