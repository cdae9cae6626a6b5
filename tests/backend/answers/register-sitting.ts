import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { FileToSave } from '../../../backend/answers/index.ts'
import { checkLetterForRelease } from '../../../backend/release/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import { identityOf } from '../../../core/clause/index.ts'
import type { Letter } from '../../../core/letter/index.ts'
import { succeed, type Ask, type ExportedFile } from '../../../core/requests/index.ts'
import { author, decision, reviewer } from '../../core/review/house.ts'
import { sourcesFor, stock, stockedHouse, take, today } from '../release/house.ts'
import { must, wishOf } from '../store/stores.ts'
import { clause, example, templatesFolder } from '../../templates/starter-library.ts'
import { sittingIn, type Sitting } from './sitting.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const pinned = example('partner-letter.md').document.find(
  (block) => block.type === 'clause' && block.code === 'certification/secure-build-scheme',
)
/** The clause of the partner letter that is withdrawn in tests of recalls. */
export const certificate = clause('certification/secure-build-scheme', 'en-GB', pinned?.type === 'clause' ? pinned.version : 0)
export const certified = { identity: identityOf(certificate), version: certificate.version }
export const withdrawalReason = 'The certificate was revoked on 20 November.'

export interface Left {
  readonly letterId: string
  readonly releaseId: string
}

/** A house with the starter library, for all tests of a file; the author sits there as each of them begins. */
export function registerSitting() {
  /** What the program was to save since the test began. */
  const saved: FileToSave[] = []
  let sitting: Sitting
  let partners = 0

  beforeAll(async () => {
    sitting = await sittingIn(stockedHouse, {
      libraries: [templatesFolder],
      saveFiles: (files) => {
        saved.push(...files)
        return Promise.resolve(
          succeed(files.map(({ name, bytes }): ExportedFile => ({ name, handle: name, digest: sha256(bytes), size: bytes.length }))),
        )
      },
    })
  }, 120_000)
  afterAll(() => sitting.close())
  beforeEach(() => {
    sitting.sits(author)
    saved.length = 0
  })

  const ask: Ask = (name, input) => sitting.ask(name, input)

  /** A letter in the store, written by the author and approved by the reviewer. */
  async function approvedLetter(letter = example('partner-letter.md')): Promise<string> {
    partners += 1
    const { id } = must(
      await sitting.store.createLetter(
        { ...letter, values: { ...letter.values, 'partner.name': `Example Distribution ${String(partners)} Ltd` } },
        author.person.id,
      ),
    )
    const { digest } = must(await checkLetterForRelease(id, sourcesFor(sitting.store, sitting.layout)))
    await take(sitting.folder, decision(reviewer, digest, { subject: 'letter' }))
    return id
  }

  async function released(written?: Letter): Promise<Left> {
    const letterId = await approvedLetter(written)
    const { releaseId = '', findings } = must(await ask('letters.release', { id: letterId }))
    if (releaseId === '') throw new Error(findings.map(({ message }) => message).join('\n'))
    return { letterId, releaseId }
  }

  return {
    saved,
    ask,
    approvedLetter,
    released,
    get sitting(): Sitting {
      return sitting
    },
    get store(): Store {
      return sitting.store
    },
    /** Releases a letter with the certificate and records its sending, and others beside it; then the certificate is withdrawn for its next version. */
    async withdrawCertificate({ others }: { readonly others: number }): Promise<Left> {
      sitting.sits(author)
      const left = await released()
      must(await ask('register.send', { id: left.releaseId, day: today, recipient: '=Example Distribution Ltd', how: 'e-mail' }))
      for (let count = 0; count < others; count += 1) await released()
      const known = must(await sitting.store.library.versions([certificate.code])).find(
        ({ version }) => identityOf(version) === certified.identity && version.version === certified.version,
      )
      const next = await stock(sitting.store, sitting.folder, {
        ...certificate,
        version: certified.version + 1,
        title: 'Secure Build Scheme certificate, renewed',
      })
      must(await sitting.store.library.withdraw(known?.id ?? '', next.id, wishOf(reviewer.person, withdrawalReason)))
      return left
    },
  }
}
