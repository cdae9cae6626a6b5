import { Buffer } from 'buffer'
import { contentOf, partsIn } from '../../backend/signature/sign/der.ts'

/** The short names of what stands in a name of a certificate, as OpenSSL has them (RFC 4519, RFC 5280 appendix A.1). */
const short: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'GN',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
}

/** An OBJECT IDENTIFIER in dots (X.690 §8.19). */
export function dotted(identifier: Uint8Array): string {
  const numbers: bigint[] = []
  let value = 0n
  for (const byte of contentOf(identifier)) {
    value = value * 128n + BigInt(byte & 0x7f)
    if ((byte & 0x80) !== 0) continue
    numbers.push(value)
    value = 0n
  }
  const [joined = 0n, ...rest] = numbers
  const first = joined < 80n ? joined / 40n : 2n
  return [first, joined - first * 40n, ...rest].join('.')
}

interface Part {
  readonly name: string
  readonly value: string
}

function partsOf(name: Uint8Array): Part[][] {
  return partsIn(name).map((set) =>
    partsIn(set).map((pair) => {
      const [type = new Uint8Array(), value = new Uint8Array()] = partsIn(pair)
      const identifier = dotted(type)
      return { name: short[identifier] ?? identifier, value: textIn(value) }
    }),
  )
}

/** A name as `node:crypto` writes it: a line for each part, with the signs escaped that RFC 4514 §2.4 escapes. */
export function nameText(name: Uint8Array): string {
  return partsOf(name)
    .map((set) => set.map((part) => `${part.name}=${escaped(part.value)}`).join(' + '))
    .join('\n')
}

/** What stands in a name, by the short names of its parts. */
export function namedParts(name: Uint8Array): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const part of partsOf(name).flat()) {
    const before = found[part.name]
    found[part.name] = before === undefined ? part.value : [before, part.value].flat()
  }
  return found
}

function escaped(value: string): string {
  return value
    .replaceAll(/[,+"\\<>;]/gu, String.raw`\$&`)
    .replace(/^[# ]/u, String.raw`\$&`)
    .replace(/ $/u, String.raw`\ `)
    .replaceAll(/\p{Cc}/gu, (sign) => `\\${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** UTF8String, BMPString, UniversalString, and the rest as Latin-1. */
function textIn(value: Uint8Array): string {
  const bytes = Buffer.from(contentOf(value))
  if (value[0] === 0x0c) return bytes.toString('utf8')
  if (value[0] === 0x1e) return new TextDecoder('utf-16be').decode(bytes)
  if (value[0] === 0x1c)
    return String.fromCodePoint(...Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32BE(at * 4)))
  return bytes.toString('latin1')
}
