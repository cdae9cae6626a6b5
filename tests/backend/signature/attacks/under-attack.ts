import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { createLayout, type Layout } from '../../../../backend/layout/index.ts'
import { verifyFile } from '../../../../backend/signature/index.ts'
import type { Verification } from '../../../../core/verification/index.ts'
import { Authority } from '../authority/index.ts'
import { plainLetter, signedBy } from './signed-files.ts'

interface UnderAttack {
  readonly authority: Authority
  /** A letter without words, signed once at level B-B. */
  readonly signed: Buffer
  /** What is found of a file by who trusts the authority's root and nobody else. */
  verified(bytes: Uint8Array): Promise<Verification>
}

/** What the tests of a file attack; made before the first of them and gone after the last. */
export function underAttack(): UnderAttack {
  let made: { readonly authority: Authority; readonly layout: Layout; readonly signed: Buffer; readonly trusted: X509Certificate[] }
  beforeAll(async () => {
    const authority = await Authority.start()
    const trusted = [new X509Certificate(readFileSync(authority.root))]
    made = { authority, layout: createLayout(), trusted, signed: await signedBy(plainLetter(), authority, { at: new Date() }) }
  })
  afterAll(async () => {
    await made.layout.close()
    await made.authority[Symbol.asyncDispose]()
  })
  return {
    get authority() {
      return made.authority
    },
    get signed() {
      return made.signed
    },
    verified: (bytes) => verifyFile(bytes, { layout: made.layout, now: new Date(), trusted: made.trusted }),
  }
}
