import { BaseBlock, Constructed, fromBER, Integer, ObjectIdentifier, OctetString, Sequence, Set as Asn1Set } from 'asn1js'

/** What is read is not of the form that it should be. */
export class Asn1Fault extends Error {
  override readonly name = 'Asn1Fault'
}

export type Block = BaseBlock

/** The one value that the bytes are, in BER or DER. */
export function readAsn1(bytes: Uint8Array): Block {
  const { offset, result } = fromBER(bytes)
  if (offset === -1) throw new Asn1Fault('this is no ASN.1')
  return result
}

export function partsOf(block: Block | undefined): readonly Block[] {
  const isConstructed = block instanceof Constructed && contextTag(block) !== undefined
  if (block instanceof Sequence || block instanceof Asn1Set || isConstructed) return block.valueBlock.value
  throw new Asn1Fault('parts are missing')
}

export function identifierOf(block: Block | undefined): string {
  if (block instanceof ObjectIdentifier) return block.getValue()
  throw new Asn1Fault('an object identifier is missing')
}

export function octetsOf(block: Block | undefined): Buffer {
  if (block instanceof OctetString) return Buffer.from(block.getValue())
  throw new Asn1Fault('bytes are missing')
}

/** A small number. */
export function numberOf(block: Block | undefined): number {
  if (block instanceof Integer) return Number(block.toBigInt())
  throw new Asn1Fault('a number is missing')
}

export function isIdentifier(block: Block | undefined): boolean {
  return block instanceof ObjectIdentifier
}

/** The number of a context tag; undefined for any other. */
export function contextTag(block: Block | undefined): number | undefined {
  return block?.idBlock.tagClass === 3 ? block.idBlock.tagNumber : undefined
}

export function encoded(block: Block): Buffer {
  return Buffer.from(block.toBER())
}
