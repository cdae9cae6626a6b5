import type { Letter } from '../../core/letter/index.ts'
import { succeed, type LetterSummary, type Result, type Settings } from '../../core/requests/index.ts'
import { AuditTrail } from './audit-trail.ts'
import type { Backups } from './backups.ts'
import type { Connection } from './connection.ts'
import type { Corrects } from './corrections.ts'
import { EvidenceFiles } from './evidence-files.ts'
import type { StoreFailure } from './failures.ts'
import { EnclosureFiles } from './enclosures.ts'
import { Images } from './images.ts'
import {
  closeRevision,
  createLetter,
  listLetters,
  openLetter,
  removeLetter,
  renameLetter,
  saveLetter,
  type BesideSave,
  type StoredLetter,
} from './letters.ts'
import { LetterHistory } from './letter-history.ts'
import { HouseLibrary } from './house-library.ts'
import { Library } from './library.ts'
import { People } from './people.ts'
import { ProofRoom } from './proofs.ts'
import { Register } from './register.ts'
import { Comments } from './comments.ts'
import { ReviewPackages } from './review-packages.ts'
import { Delegations } from './delegations.ts'
import { Reviews } from './reviews.ts'
import { ApprovalRuleBook } from './approval-rule-book.ts'
import { HouseWords } from './house-words.ts'
import { SigningRoom } from './signing.ts'
import { readSettings, writeSettings } from './settings.ts'

/** Who acts in the audit trail while nobody's key is open. */
const nobody = 'system'

/**
 * Letters, settings, and the other rooms of the store. Every method answers with a Result; what a method returned as saved
 * survives a kill and a power cut. One per process. `actor` is the id of the person, for the audit trail.
 */
export class Store {
  readonly history: LetterHistory
  readonly images: Images
  readonly enclosures: EnclosureFiles
  readonly library: Library
  readonly house: HouseLibrary
  readonly evidence: EvidenceFiles
  readonly people: People
  readonly register: Register
  readonly proofs: ProofRoom
  readonly reviews: Reviews
  readonly delegations: Delegations
  readonly rules: ApprovalRuleBook
  readonly words: HouseWords
  readonly signing: SigningRoom
  readonly packages: ReviewPackages
  readonly comments: Comments
  readonly audit: AuditTrail
  readonly backups: Backups
  readonly #connection: Connection
  readonly #closed: () => void

  /** `closed` is called when the store is closed: then the data folder is free. */
  constructor(connection: Connection, backups: Backups, closed: () => void) {
    this.#connection = connection
    this.#closed = closed
    this.backups = backups
    this.history = new LetterHistory(connection)
    this.images = new Images(connection)
    this.enclosures = new EnclosureFiles(connection)
    this.rules = new ApprovalRuleBook(connection)
    this.words = new HouseWords(connection)
    this.signing = new SigningRoom(connection)
    this.library = new Library(connection)
    this.house = new HouseLibrary(connection)
    this.evidence = new EvidenceFiles(connection)
    this.people = new People(connection)
    this.register = new Register(connection)
    this.proofs = new ProofRoom(connection)
    this.reviews = new Reviews(connection)
    this.delegations = new Delegations(connection)
    this.packages = new ReviewPackages(connection)
    this.comments = new Comments(connection)
    this.audit = new AuditTrail(connection)
  }

  /** Letters that were not removed, the last changed first; all, or so many. */
  async listLetters(limit?: number): Promise<Result<LetterSummary[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await listLetters(db, limit)))
  }

  async createLetter(letter: Letter, actor = nobody, corrects?: Corrects): Promise<Result<StoredLetter, StoreFailure>> {
    return this.#connection.change((change) => createLetter(change, letter, actor, corrects))
  }

  async openLetter(id: string): Promise<Result<StoredLetter, StoreFailure>> {
    return this.#connection.read((db) => openLetter(db, id))
  }

  /**
   * Saves a letter over the revision the caller last saw; fails with `letter-conflict` when there is another one by
   * now, and with `letter-released` once it is released. Saves of one sitting share a revision; a new one begins after five
   * minutes, and the old one closes for good. An edit takes a letter out of its review and voids its approvals.
   */
  async saveLetter(
    id: string,
    revision: number,
    letter: Letter,
    actor = nobody,
    beside: BesideSave = {},
  ): Promise<Result<{ revision: number; savedAt: string }, StoreFailure>> {
    return this.#connection.change((change) => saveLetter(change, { id, revision, letter }, actor, beside))
  }

  /** Closes the newest revision: what was exported stays as it was. */
  async closeRevision(id: string, actor = nobody): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => succeed(await closeRevision(change, id, actor)))
  }

  async renameLetter(id: string, title: string, actor = nobody): Promise<Result<void, StoreFailure>> {
    return this.#connection.change((change) => renameLetter(change, id, title, actor))
  }

  /** Takes a letter out of the list, or puts it back. Nothing is ever deleted. */
  async removeLetter(id: string, removed = true, actor = nobody): Promise<Result<void, StoreFailure>> {
    return this.#connection.change((change) => removeLetter(change, id, removed, actor))
  }

  /** The settings; one that was never set, or that this version does not know, has its default. */
  async readSettings(): Promise<Result<Settings, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await readSettings(db)))
  }

  async writeSettings(changes: Partial<Settings>): Promise<Result<Settings, StoreFailure>> {
    return this.#connection.change(async (change) => {
      await writeSettings(change, changes)
      return succeed(await readSettings(change.tx))
    })
  }

  async close(): Promise<void> {
    await this.#connection.close()
    this.#closed()
  }
}
