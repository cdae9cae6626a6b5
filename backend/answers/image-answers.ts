import { fail, succeed, type Failure } from '../../core/requests/index.ts'
import { cleanImage } from '../images/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { keepImage } from './letter-images.ts'

const imageUnknown: Failure = { code: 'image-unknown', message: 'This picture is not on this computer.', remedy: 'Insert it again.' }

export function imageAnswers(answering: Answering): AnswerGroup<'images.add' | 'images.read'> {
  const { store, library } = answering
  return {
    'images.add': async ({ bytes }) => {
      const clean = cleanImage(Buffer.from(bytes, 'base64'))
      if (!clean.ok) return clean
      const kept = await keepImage(clean.value, answering)
      const { digest, mediaType, width, height } = clean.value
      return kept.ok ? succeed({ digest, mediaType, width, height }) : kept
    },
    'images.read': async ({ digest }) => {
      const read = await store.images.read([digest])
      if (!read.ok) return read
      const ofClause = library.read().images.get(digest)
      const image = read.value.get(digest) ?? (ofClause === undefined ? undefined : { bytes: ofClause, mediaType: mediaTypeOf(ofClause) })
      if (image === undefined) return fail(imageUnknown)
      return succeed({ mediaType: image.mediaType, bytes: Buffer.from(image.bytes).toString('base64') })
    },
  }
}

/** Pictures of the library are clean, so their first byte tells the two kinds apart. */
function mediaTypeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' {
  return bytes[0] === 0xff ? 'image/jpeg' : 'image/png'
}
