import { expect, test } from 'vitest'
import { underAttack } from './under-attack.ts'

const attacked = underAttack()

/** A field of DER (ITU-T X.690): where it is among the others, where its tag stands, and where what it holds begins and ends. */
interface Field {
  readonly path: string
  readonly tag: number
  readonly from: number
  readonly to: number
}

const constructed = 0x20

/** Every field, those that hold others before what they hold. */
function fieldsIn(bytes: Buffer, from: number, to: number, path = ''): Field[] {
  const fields: Field[] = []
  for (let at = from, index = 0; at < to; index += 1) {
    const first = bytes[at + 1] ?? 0
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f
    const start = at + 2 + lengthBytes
    const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes)
    const own = `${path}/${String(index)}`
    fields.push({ path: own, tag: at, from: start, to: start + length })
    if (((bytes[at] ?? 0) & constructed) !== 0) fields.push(...fieldsIn(bytes, start, start + length, own))
    at = start + length
  }
  return fields
}

test('whatever field of a signature is changed, in its tag, its first or its last byte, the file is not valid', async () => {
  const { signed } = attacked
  const from = signed.indexOf('/Contents <') + '/Contents <'.length
  const cms = Buffer.from(signed.subarray(from, signed.indexOf('>', from)).toString('latin1'), 'hex')
  const [whole] = fieldsIn(cms, 0, 1 + 1)
  const fields = fieldsIn(cms, 0, whole?.to ?? 0)
  expect(fields.length).toBeGreaterThan(100)
  const accepted: string[] = []
  for (const { path, tag, from: start, to } of fields)
    for (const [where, at] of [
      ['tag', tag],
      ['first byte', start],
      ['last byte', to - 1],
    ] as const) {
      if (at < tag || at >= to) continue
      const changed = Buffer.from(cms)
      changed[at] = (changed[at] ?? 0) ^ 1
      const bytes = Buffer.from(signed)
      bytes.write(changed.toString('hex'), from, 'latin1')
      if ((await attacked.verified(bytes)).verdict === 'valid') accepted.push(`${path}, ${where}`)
    }
  expect(accepted).toEqual([])
}, 120_000)
