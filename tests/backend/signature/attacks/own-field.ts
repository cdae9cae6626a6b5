import { signedAttributes, signedData } from '../../../../backend/signature/sign/cms.ts'
import { digestAround, fillRoom, type Prepared } from '../../../../backend/signature/sign/room.ts'
import type { Identity } from '../../../../backend/signature/sign/signer.ts'
import { must } from '../../release/house.ts'
import type { Attacker } from './attacker.ts'

/** A range that is written when the places of the signature are known. */
export const unknownRange = `[0 ${'9999999999 '.repeat(3)}]`
/** The digits that a signature has room for. */
export const room = 16_384

/** Adds the field of a signature that says some words of itself. */
export function fieldWith(attacker: Attacker, words: string): Attacker {
  const value = attacker.add(`<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${words} >>`)
  const page = String(attacker.firstPage)
  const field = attacker.add(
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Other) /V ${String(value)} 0 R /P ${page} 0 R /Rect [0 0 0 0] /F 132 >>`,
  )
  const form = `/AcroForm << /SigFlags 3 /Fields [${String(field)} 0 R] >>`
  return attacker.extend(attacker.root, form).extend(attacker.firstPage, `/Annots [${String(field)} 0 R]`)
}

/** Writes the range of a file whose hole is between the brackets of its one /Contents that is still zeros where it stands. */
export function ranged(bytes: Buffer): Prepared {
  const from = bytes.indexOf(`<${'0'.repeat(64)}`)
  const to = bytes.indexOf('>', from) + 1
  const range = `[0 ${String(from)} ${String(to)} ${String(bytes.length - to)}`
  bytes.write(`${range.padEnd(unknownRange.length - 1)}]`, bytes.indexOf(unknownRange), 'latin1')
  return { bytes, from, to }
}

/** Signs such a file. */
export async function filled(bytes: Buffer, identity: Identity): Promise<Buffer> {
  const prepared = ranged(bytes)
  const scheme = { kind: 'ecdsa', hash: 'sha256' } as const
  const attributes = signedAttributes(digestAround(prepared, 'sha256'), identity.certificate)
  const signature = must(await identity.signer.sign(attributes, scheme))
  fillRoom(prepared, signedData({ ...identity, scheme, attributes, signature, timestamp: undefined }))
  return bytes
}
