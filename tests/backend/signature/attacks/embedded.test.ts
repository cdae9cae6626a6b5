import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyFile } from '../../../../backend/signature/index.ts'
import type { Verification } from '../../../../core/verification/index.ts'
import { must } from '../../release/house.ts'
import { Authority } from '../authority/index.ts'
import { releasingHouse, type ReleasingHouse } from '../verify/released.ts'
import { alterations, embeddedNames, replaced } from './altered-embedded.ts'
import { signedBy } from './signed-files.ts'

let authority: Authority
let house: ReleasingHouse
let signed: Buffer
beforeAll(async () => {
  authority = await Authority.start()
  house = await releasingHouse()
  const { pdf } = await house.release()
  signed = await signedBy(must(await house.store.register.file(pdf.digest)), authority, { at: new Date() })
}, 120_000)
afterAll(async () => {
  await house[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

function verified(bytes: Uint8Array): Promise<Verification> {
  return verifyFile(bytes, { layout: house.layout, now: new Date(), trusted: [new X509Certificate(readFileSync(authority.root))] })
}

test('a released letter that is signed is valid before anybody alters what it carries', async () => {
  const { verdict, proof } = await verified(signed)
  expect([verdict, proof?.pages]).toEqual(['valid', 'same'])
})

describe.each(embeddedNames)('in a signed letter, the embedded %s', (name) => {
  test.each(alterations)('%s makes the file invalid', async (_, alter) => {
    expect(['invalid', 'unreadable']).toContain((await verified(alter(signed, name))).verdict)
  })

  test('replaced by a later revision is read as it was signed', async () => {
    expect((await verified(replaced(signed, name))).proof?.pages).toBe('same')
  })
})
