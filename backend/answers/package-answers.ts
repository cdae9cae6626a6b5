import { fail, succeed } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { packageEnding, packageOf, takeIn } from './packages.ts'

export function packageAnswers(answering: Answering): AnswerGroup<'reviews.pack' | 'reviews.unpack'> {
  return {
    'reviews.pack': async ({ id }) => {
      const packed = await packageOf(id, answering)
      if (!packed.ok) return packed
      const { name, bytes } = packed.value
      const saved = await answering.host.saveFiles([{ name, bytes, format: packageEnding }])
      return saved.ok ? succeed({ files: [...saved.value] }) : fail(saved.error)
    },
    'reviews.unpack': ({ bytes }) => takeIn(Buffer.from(bytes, 'base64'), answering),
  }
}
