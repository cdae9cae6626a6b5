import { fail, succeed, type Failure, type RequestName } from '../../core/requests/index.ts'
import { appendingOf, mediaTypeToEnclose } from '../enclosures/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'

type EnclosureRequests = Extract<RequestName, `enclosures.${string}`>

const unknown: Failure = {
  code: 'enclosure-unknown',
  message: 'This file is not on this computer.',
  remedy: 'Enclose it again, or take it out of the letter.',
}

export function enclosureAnswers({ store, host }: Answering): AnswerGroup<EnclosureRequests> {
  return {
    'enclosures.add': async ({ name, bytes }) => {
      const file = Buffer.from(bytes, 'base64')
      const mediaType = mediaTypeToEnclose(name, file)
      if (!mediaType.ok) return mediaType
      const digest = await store.enclosures.add(file)
      return digest.ok ? succeed({ digest: digest.value, mediaType: mediaType.value, size: file.length }) : digest
    },
    'enclosures.describe': async ({ digests }) => {
      const sizes = await store.enclosures.sizes(digests)
      return sizes.ok ? succeed({ files: [...sizes.value].map(([digest, size]) => ({ digest, size })) }) : sizes
    },
    'enclosures.pages': async ({ digests }) => {
      const read = await store.enclosures.read(digests)
      if (!read.ok) return read
      return succeed({
        files: [...read.value].flatMap(([digest, bytes]) => {
          const judged = appendingOf({ digest, bytes })
          return judged.ok ? [{ digest, pages: judged.value.pages }] : []
        }),
      })
    },
    'enclosures.read': async ({ digest }) => {
      const read = await store.enclosures.read([digest])
      if (!read.ok) return read
      const bytes = read.value.get(digest)
      if (bytes === undefined || !appendingOf({ digest, bytes }).ok) return fail(unknown)
      return succeed({ mediaType: 'application/pdf', bytes: Buffer.from(bytes).toString('base64') })
    },
    'enclosures.save': async ({ digest, name }) => {
      const read = await store.enclosures.read([digest])
      if (!read.ok) return read
      const bytes = read.value.get(digest)
      if (bytes === undefined) return fail(unknown)
      const saved = await host.saveFiles([{ name, format: 'as-it-is', bytes }])
      return saved.ok ? succeed({ files: [...saved.value] }) : saved
    },
  }
}
