import { describe, expect, test } from 'vitest'
import { Attacker } from './attacker.ts'
import { fieldWith, filled, room, unknownRange } from './own-field.ts'
import { identityFrom, packed, plainLetter } from './signed-files.ts'
import { underAttack } from './under-attack.ts'

const attacked = underAttack()
const { verified } = attacked

/** A letter signed by a program that gives the range of its signature an object of its own, and the number of that object. */
async function withRangeApart(): Promise<{ readonly bytes: Buffer; readonly range: number }> {
  const attacker = new Attacker(plainLetter())
  const range = attacker.add(unknownRange)
  fieldWith(attacker, `/ByteRange ${String(range)} 0 R /Contents <${'0'.repeat(room)}>`)
  return { bytes: await filled(attacker.save(), identityFrom(attacked.authority)), range }
}

describe('a range that is an object of its own', () => {
  test('is read where it stands', async () => {
    const { bytes } = await withRangeApart()
    const { verdict, signatures } = await verified(bytes)
    expect([verdict, signatures.map(({ faults }) => faults)]).toEqual(['valid', [[]]])
  })

  test.each([
    ['the whole file as it is now', (length: number) => `[0 10 20 ${String(length)}]`],
    ['the letter before it was signed alone', () => '[0 100 100 0]'],
    ['nothing', () => '[]'],
  ])('and says in a later revision that it is %s is not valid', async (_, range) => {
    const { bytes, range: number } = await withRangeApart()
    const { verdict } = await verified(new Attacker(bytes).put(number, range(bytes.length)).save())
    expect(verdict).toBe('invalid')
  })

  test('and leads to itself is not valid', async () => {
    const { bytes, range } = await withRangeApart()
    expect((await verified(new Attacker(bytes).put(range, `${String(range)} 0 R`).save())).verdict).toBe('invalid')
  })
})

/** The signature of the attacked file as it stands in /Contents, and its range. */
function taken(): { readonly contents: string; readonly range: string } {
  const text = attacked.signed.toString('latin1')
  const contents = /\/Contents (<[^>]*>)/u.exec(text)?.[1]
  const range = /\/ByteRange (\[[^\]]*\])/u.exec(text)?.[1]
  if (contents === undefined || range === undefined) throw new Error('the file is not signed')
  return { contents, range }
}

describe('a signature that does not stand in the gap of its range', () => {
  const places: readonly (readonly [string, (attacker: Attacker) => string])[] = [
    ['but in a second field, with the range of the first', () => `/ByteRange ${taken().range} /Contents ${taken().contents}`],
    ['but in an object of its own', (attacker) => `/ByteRange ${taken().range} /Contents ${String(attacker.add(taken().contents))} 0 R`],
    ['but under another key', () => `/ByteRange ${taken().range} /Cert ${taken().contents}`],
    ['but in a dictionary below', () => `/ByteRange ${taken().range} /Prop_Build << /Contents ${taken().contents} >>`],
    ['but in an array', () => `/ByteRange ${taken().range} /Contents [${taken().contents}]`],
  ]
  test.each(places)('%s, is not valid', async (_, words) => {
    const attacker = new Attacker(plainLetter())
    expect((await verified(fieldWith(attacker, words(attacker)).save())).verdict).toBe('invalid')
  })

  test('but in a stream of objects, where its places are those of the stream, is not valid', async () => {
    const attacker = new Attacker(plainLetter())
    const whole = fieldWith(attacker, `/ByteRange ${taken().range} /Contents ${taken().contents}`).save()
    expect((await verified(packed(whole, attacked.authority))).verdict).not.toBe('valid')
  })

  test('but in another string of its dictionary, while /Contents is nothing, is not valid', async () => {
    const attacker = new Attacker(plainLetter())
    const bytes = fieldWith(attacker, `/ByteRange ${unknownRange} /Reason <${'0'.repeat(room)}> /Contents <00>`).save()
    const filledBytes = await filled(bytes, identityFrom(attacked.authority))
    expect((await verified(filledBytes)).verdict).toBe('invalid')
  })
})
