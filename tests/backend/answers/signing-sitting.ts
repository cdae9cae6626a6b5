import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { FileToSave, FolderPlace } from '../../../backend/answers/index.ts'
import { checkLetterForRelease } from '../../../backend/release/index.ts'
import { succeed, type Ask, type RequestInput, type SigningCertificate } from '../../../core/requests/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import { author, decision, reviewer } from '../../core/review/house.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { sourcesFor, stockedHouse, take } from '../release/house.ts'
import { Authority } from '../signature/authority/index.ts'
import { must } from '../store/stores.ts'
import { sittingIn, type Sitting } from './sitting.ts'

/** The password of every key in the tests of signing. */
export const password = 'seven quiet harbour lamps'

let letters = 0

/** Writes a letter to a partner of its own, has it approved and releases it, as whoever sits there. */
export async function releasedAt({ store, folder, layout, ask }: Sitting): Promise<string> {
  letters += 1
  const letter = example('partner-letter.md')
  const written = { ...letter, values: { ...letter.values, 'partner.name': `Example Distribution ${String(letters)} Ltd` } }
  const { id } = must(await store.createLetter(written, author.person.id))
  const { digest } = must(await checkLetterForRelease(id, sourcesFor(store, layout)))
  await take(folder, decision(reviewer, digest, { subject: 'letter' }))
  return must(await ask('letters.release', { id })).releaseId ?? ''
}

/** The author at their desk with a certificate for trying out, beside an authority that issues others. */
export class SigningSitting {
  /** What the program was to save since the test began. */
  readonly saved: FileToSave[] = []
  /** Where folders go; undefined for a person who closes the dialog. */
  places: { placeFor(name: string): FolderPlace } | undefined
  #made: { readonly sitting: Sitting; readonly authority: Authority; readonly trying: SigningCertificate } | undefined

  /** Made before the first test of the file, and gone after its last. */
  constructor() {
    beforeAll(() => this.#open(), 120_000)
    afterAll(async () => {
      await this.sitting.close()
      await this.authority[Symbol.asyncDispose]()
    })
    beforeEach(() => {
      this.sitting.sits(author)
      this.saved.length = 0
    })
  }

  get sitting(): Sitting {
    if (this.#made === undefined) throw new Error('nobody sits here before the tests begin')
    return this.#made.sitting
  }

  get store(): Store {
    return this.sitting.store
  }

  get authority(): Authority {
    if (this.#made === undefined) throw new Error('there is no authority before the tests begin')
    return this.#made.authority
  }

  /** The author's certificate for trying out. */
  get trying(): SigningCertificate {
    if (this.#made === undefined) throw new Error('there is no certificate before the tests begin')
    return this.#made.trying
  }

  readonly ask: Ask = (name, input) => this.sitting.ask(name, input)

  readonly released = (): Promise<string> => releasedAt(this.sitting)

  readonly wish = (release: string, other: Partial<RequestInput<'signing.sign'>> = {}): RequestInput<'signing.sign'> => ({
    release,
    certificate: this.trying.id,
    password,
    level: 'B-B',
    ticket: randomUUID(),
    ...other,
  })

  /** Adds the certificate and the key of a PKCS #12 file. */
  readonly added = async (path: string, under = password): Promise<SigningCertificate> =>
    must(await this.ask('signing.addCertificate', { name: 'key.p12', bytes: readFileSync(path).toString('base64'), password: under }))

  /** Changes the released PDF past the program. */
  readonly alter = async (release: string): Promise<void> => {
    const { files } = must(await this.ask('register.open', { id: release }))
    using file = new DatabaseSync(join(this.sitting.folder, 'chancery.sqlite'))
    file.exec('drop trigger if exists released_files_update')
    const change = file.prepare("update released_files set bytes = cast(bytes || ' ' as blob) where digest = ?")
    change.run(files.find(({ format }) => format === 'pdf')?.digest ?? '')
  }

  async #open(): Promise<void> {
    const authority = await Authority.start()
    const saveFiles = (files: readonly FileToSave[]) => {
      this.saved.push(...files)
      return Promise.resolve(succeed([]))
    }
    const sitting = await sittingIn(stockedHouse, {
      libraries: [templatesFolder],
      saveFiles,
      placeForFolder: (name) => Promise.resolve(succeed(this.places?.placeFor(name))),
    })
    sitting.sits(author)
    this.#made = { sitting, authority, trying: must(await sitting.ask('signing.makeTestCertificate', { password })) }
  }
}
