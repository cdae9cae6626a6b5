import { z } from 'zod'
import { Finding } from '../letter/index.ts'
import { Nothing, type RequestGroup } from './request-shapes.ts'
import { ExportedFile } from './page-requests.ts'

/** What an import does, or would do, with one file of a library folder; `refused` is a file with a fault, `remark` a word about one. */
export const LibraryLine = z.strictObject({
  what: z.enum(['new-clause', 'new-version', 'same', 'conflict', 'refused', 'remark']),
  file: z.string(),
  /** Line of the file that is spoken of, from 1. */
  line: z.int().optional(),
  /** Title, version, language and jurisdictions in words; empty for a file that could not be read. */
  title: z.string(),
  /** Why it is left alone or refused, and what to do about it; empty for the others. */
  reason: z.string(),
  remedy: z.string(),
})
export type LibraryLine = z.infer<typeof LibraryLine>

/** So many lines of one kind are shown; the report holds all of them. */
export const mostLibraryLines = 500

/** What is in a library folder, held against the library of this house. */
export const LibraryPlan = z.strictObject({
  name: z.string(),
  counts: z.strictObject({
    newClauses: z.int(),
    newVersions: z.int(),
    same: z.int(),
    conflicts: z.int(),
    /** Files with faults. While there is one, nothing is imported. */
    refused: z.int(),
    remarks: z.int(),
    decisions: z.int(),
    vouchings: z.int(),
    transcripts: z.int(),
  }),
  /** Of each kind at most `mostLibraryLines`. */
  lines: z.array(LibraryLine),
  /** True when an import would leave everything as it is. */
  changesNothing: z.boolean(),
  /** Whose root key the folder names: decisions of another house are shown and do not count. */
  origin: z.enum(['this-house', 'another-house', 'no-house']),
})
export type LibraryPlan = z.infer<typeof LibraryPlan>

const Handle = z.uuid()
const Ticket = z.uuid()
const FolderName = z.string().min(1).max(255)

/**
 * Libraries in from a folder and out to one. The window never sees a path: it gets a handle for the folder that was chosen in
 * the host's dialog, or hands over the files of one that its browser read. A `ticket` names work that is under way.
 */
export const libraryFolderRequests = {
  /** Asks for a folder in the host's dialog; no handle when the person cancelled. Fails with `no-dialog` where the window has to read the folder itself. */
  'library.choose': { input: Nothing, output: z.strictObject({ handle: Handle.optional() }) },
  /** Takes over files of a folder that the window read, as base64; without a handle of a new one. Fails with `library-too-large`. */
  'library.receive': {
    input: z.strictObject({
      handle: Handle.optional(),
      name: FolderName,
      files: z.array(z.strictObject({ path: z.string().min(1).max(1000), bytes: z.string().max(67_000_000) })).max(5000),
    }),
    output: z.strictObject({ handle: Handle }),
  },
  'library.preview': { input: z.strictObject({ handle: Handle, ticket: Ticket }), output: LibraryPlan },
  /** Imports what was previewed, all of it or nothing. Fails with `library-faulty` while a file has a fault, and needs a person once the house was set up and has clauses. */
  'library.import': { input: z.strictObject({ handle: Handle, ticket: Ticket }), output: LibraryPlan },
  /** Saves every line of the last preview or import as a text. */
  'library.report': { input: z.strictObject({ handle: Handle }), output: z.strictObject({ files: z.array(ExportedFile) }) },
  /**
   * Writes the whole library as a folder; nothing when the person cancelled in the host's dialog. `findings` name each version whose
   * seal does not hold against its evidence: it is written as it stands.
   */
  'library.export': {
    input: z.strictObject({ ticket: Ticket }),
    output: z.strictObject({
      folder: z
        .strictObject({ name: z.string(), handle: z.string(), versions: z.int(), files: z.int(), findings: z.array(Finding) })
        .optional(),
    }),
  },
  /** How far the work under a ticket is. */
  'library.progress': { input: z.strictObject({ ticket: Ticket }), output: z.strictObject({ done: z.int(), total: z.int() }) },
  /** Ends the work under a ticket; `cancelled` is false when it was done already. */
  'library.cancel': { input: z.strictObject({ ticket: Ticket }), output: z.strictObject({ cancelled: z.boolean() }) },
} as const satisfies RequestGroup
