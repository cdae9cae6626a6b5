import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyFile } from '../../../../backend/signature/index.ts'
import type { Verification } from '../../../../core/verification/index.ts'
import { must } from '../../release/house.ts'
import { Authority } from '../authority/index.ts'
import { releasingHouse, type ReleasingHouse } from '../verify/released.ts'
import { Attacker } from './attacker.ts'
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

const names = ['letter.json', 'manifest.json'] as const

/** The object of the stream that holds an embedded file. */
function streamOf(attacker: Attacker, name: (typeof names)[number]): number {
  const specification = attacker.numberOf(`(${name})`)
  return attacker.numberAt(specification, 'F')
}

test('a released letter that is signed is valid before anybody alters what it carries', async () => {
  const { verdict, proof } = await verified(signed)
  expect([verdict, proof?.pages]).toEqual(['valid', 'same'])
})

describe.each(names)('in a signed letter, the embedded %s', (name) => {
  test('altered where it stands makes the file invalid', async () => {
    const attacker = new Attacker(signed)
    const number = streamOf(attacker, name)
    const stream = attacker.file.object(number, attacker.last)
    const altered = Buffer.from(signed)
    const at = Math.floor(((stream?.from ?? 0) + (stream?.to ?? 0)) / 2)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(['invalid', 'unreadable']).toContain((await verified(altered)).verdict)
  })

  test('replaced by a later revision makes the file invalid, and what is read is what was signed', async () => {
    const attacker = new Attacker(signed)
    const replaced = attacker.put(streamOf(attacker, name), attacker.stream('{}')).save()
    const { verdict, proof } = await verified(replaced)
    expect([verdict, proof?.pages]).toEqual(['invalid', 'same'])
  })

  test('given another name by a later revision makes the file invalid', async () => {
    const attacker = new Attacker(signed)
    const specification = attacker.numberOf(`(${name})`)
    expect((await verified(attacker.replace(specification, /\(\w+\.json\)/gu, '(other.json)').save())).verdict).toBe('invalid')
  })
})
