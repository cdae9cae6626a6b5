import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { PdfFault } from '../pdf/index.ts'
import { arrayOf, dictionaryOf, hexOf, nameOf } from '../pdf/write-value.ts'
import { addField, pagesOf } from './field.ts'
import { fillRoom, roomIn, signedBytes, unknownPlace } from './room.ts'
import { preparing, roomOfToken, tooLarge, type Stamp } from './sign-pdf.ts'

/** Stamps a whole file with all that is in it, so that it can be validated when its certificates have ended (EN 319 142-1 §5.4.3). */
export async function addDocumentTimestamp(bytes: Uint8Array, stamp: Stamp): Promise<Result<Uint8Array>> {
  const prepared = preparing(bytes, (update) => {
    const value = update.add(
      dictionaryOf({
        Type: nameOf('DocTimeStamp'),
        Filter: nameOf('Adobe.PPKLite'),
        SubFilter: nameOf('ETSI.RFC3161'),
        ByteRange: arrayOf([0, unknownPlace, unknownPlace, unknownPlace]),
        Contents: hexOf(new Uint8Array(roomOfToken)),
      }),
    )
    const [page] = pagesOf(update)
    if (page === undefined) throw new PdfFault('the file has no page')
    addField(update, value, { page, description: 'Timestamp of the file' })
    return succeed(value)
  })
  if (!prepared.ok) return prepared
  const token = await stamp(signedBytes(prepared.value))
  if (!token.ok) return token
  if (token.value.length > roomIn(prepared.value)) return fail(tooLarge)
  fillRoom(prepared.value, token.value)
  return succeed(prepared.value.bytes)
}
