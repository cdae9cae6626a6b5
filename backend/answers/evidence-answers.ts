import type { EvidenceText } from '../../core/evidence/index.ts'
import { searchEvidence } from '../../core/letter/index.ts'
import { succeed, type EvidenceDescription, type RequestName } from '../../core/requests/index.ts'
import { createEvidenceReader } from '../evidence/index.ts'
import type { EvidenceFile } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { evidenceTextOf, sealStandingOf } from './evidence-text.ts'
import { writerOf } from './session.ts'
import { attest, transcriptsShown } from './transcripts.ts'

type EvidenceRequests = Extract<RequestName, `evidence.${string}`>

export function evidenceAnswers({ store, session, library }: Answering): AnswerGroup<EvidenceRequests> {
  const reader = createEvidenceReader()
  return {
    'evidence.search': async ({ words, limit }) => {
      const known = await library.evidence()
      if (!known.ok) return known
      const found = searchEvidence(known.value, words)
      return succeed({ found: found.slice(0, limit), more: Math.max(0, found.length - limit) })
    },
    'evidence.add': async ({ name, bytes }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const file = Buffer.from(bytes, 'base64')
      const read = await reader.read(file)
      if (!read.ok) return read
      const added = await store.evidence.add(file, { name, mediaType: read.value.mediaType }, writer.value)
      if (!added.ok) return added
      const kept = await store.evidence.setText(added.value.digest, read.value.text)
      return kept.ok ? succeed(description(added.value, read.value.text)) : kept
    },
    'evidence.describe': async ({ digest }) => {
      const file = await store.evidence.describe(digest)
      if (!file.ok) return file
      const text = await evidenceTextOf(store, digest)
      return text.ok ? succeed(description(file.value, text.value)) : text
    },
    'evidence.text': ({ digest }) => evidenceTextOf(store, digest),
    'evidence.bytes': async ({ digest }) => {
      const file = await store.evidence.read(digest)
      return file.ok ? succeed({ mediaType: file.value.mediaType, bytes: Buffer.from(file.value.bytes).toString('base64') }) : file
    },
    'evidence.checkSeal': ({ version }) => sealStandingOf(store, version),
    'evidence.transcripts': ({ evidence }) => transcriptsShown(store, evidence),
    'evidence.transcribe': async ({ evidence, text }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const added = await store.evidence.addTranscript(evidence, text.replaceAll(/\r\n?/gu, '\n').trim(), acting.value.person.id)
      return added.ok ? transcriptsShown(store, evidence) : added
    },
    'evidence.attest': async ({ evidence, transcript }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const attested = await attest(store, acting.value, evidence, transcript)
      return attested.ok ? transcriptsShown(store, evidence) : attested
    },
  }
}

function description(file: EvidenceFile, { kind, pages, text }: EvidenceText): EvidenceDescription {
  return { ...file, kind, pages: pages.length, hasText: text.trim() !== '' }
}
