import { succeed, type Result, type SigningCertificate } from '../../core/requests/index.ts'
import type { Person } from '../../core/review/index.ts'
import type { CertificateToKeep } from '../signing/index.ts'
import type { KeptCertificate } from '../store/index.ts'
import { tokenProgramsOf } from '../tokens/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { Answering } from './answers.ts'
import { SeenTokens } from './seen-tokens.ts'

type CertificateRequests =
  | 'signing.certificates'
  | 'signing.addCertificate'
  | 'signing.makeTestCertificate'
  | 'signing.tokenLibraries'
  | 'signing.chooseTokenLibrary'
  | 'signing.tokens'
  | 'signing.addFromToken'
  | 'signing.passwordKeeping'
  | 'signing.forgetPassword'
  | 'signing.removeCertificate'

/** The certificates that whoever sits here signs with: from files, for trying out, and on tokens. */
export function certificateAnswers({
  store,
  session,
  host,
}: Pick<Answering, 'store' | 'session' | 'host'>): AnswerGroup<CertificateRequests> {
  const { signing } = store
  const seen = new SeenTokens(host.tokenLibraries, tokenProgramsOf(host.askToken))

  async function keep(made: Result<CertificateToKeep>, person: Person): Promise<Result<SigningCertificate>> {
    if (!made.ok) return made
    const { certificateFacts, certificatesOf } = await import('../signing/index.ts')
    const { name, fingerprint } = certificateFacts(certificatesOf(made.value).certificate)
    const kept = await signing.addCertificate({ ...made.value, person: person.id, label: name }, fingerprint)
    return kept.ok ? succeed(await shown(kept.value)) : kept
  }

  return {
    'signing.certificates': async () => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const kept = await signing.certificates(acting.value.person.id)
      return kept.ok ? succeed({ certificates: await Promise.all(kept.value.map(shown)) }) : kept
    },
    'signing.addCertificate': async ({ bytes, password }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const { keptFromFile } = await import('../signing/index.ts')
      return keep(keptFromFile(Buffer.from(bytes, 'base64'), password), acting.value.person)
    },
    'signing.makeTestCertificate': async ({ password }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const { person } = acting.value
      const { testCertificateFor } = await import('../signing/index.ts')
      return keep(succeed(testCertificateFor(person.name, password, new Date())), person)
    },
    'signing.tokenLibraries': () => Promise.resolve(succeed({ libraries: seen.libraries() })),
    'signing.chooseTokenLibrary': async () => {
      const chosen = await host.chooseTokenLibrary()
      if (!chosen.ok) return chosen
      return succeed(chosen.value === undefined ? {} : { library: seen.add(chosen.value) })
    },
    'signing.tokens': async ({ library }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const tokens = await seen.look(library)
      return tokens.ok ? succeed({ tokens: tokens.value }) : tokens
    },
    'signing.addFromToken': async ({ certificate }) => {
      const acting = session.acting()
      return acting.ok ? keep(seen.certificate(certificate), acting.value.person) : acting
    },
    'signing.passwordKeeping': async () => {
      const whyNot = await host.whyNoKeychain()
      if (!whyNot.ok) return whyNot
      return succeed(whyNot.value === undefined ? {} : { whyNot: whyNot.value })
    },
    'signing.forgetPassword': async ({ id }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const forgotten = await signing.forgetPassword(id, acting.value.person.id)
      return forgotten.ok ? succeed({}) : forgotten
    },
    'signing.removeCertificate': async ({ id }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const removed = await signing.removeCertificate(id, acting.value.person.id)
      return removed.ok ? succeed({}) : removed
    },
  }
}

/** A certificate as the window is told of it. */
async function shown({ id, key, addedAt, certificate, remembered }: KeptCertificate): Promise<SigningCertificate> {
  const { certificateFacts, certificatesOf, keyKindOf } = await import('../signing/index.ts')
  const own = certificatesOf({ certificate }).certificate
  return { id, kind: key.kind, ...certificateFacts(own), keyKind: keyKindOf(own), addedAt, isRemembered: remembered !== undefined }
}
