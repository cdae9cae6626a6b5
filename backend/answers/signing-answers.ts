import { fail, succeed, type CertificateFinding, type Failure, type Result, type SigningWish } from '../../core/requests/index.ts'
import { maySign } from '../../core/review/index.ts'
import type { RevocationAnswers } from '../signature/index.ts'
import type { SigningIntent, SigningRun } from '../signing/index.ts'
import { tokenProgramsOf } from '../tokens/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { Answering } from './answers.ts'
import { LongWork } from './long-work.ts'
import { entryOf } from './register-entry.ts'
import { RememberedPasswords } from './remembered-passwords.ts'
import { saveSignedFiles } from './save-signed.ts'
import { trustedByHouse } from './trusted-by-house.ts'

type SigningRequests =
  | 'signing.whyNot'
  | 'signing.file'
  | 'signing.sealRoom'
  | 'signing.drawSeal'
  | 'signing.check'
  | 'signing.sign'
  | 'signing.signMany'
  | 'signing.save'
  | 'signing.progress'
  | 'signing.cancel'

const noAuthority: Failure = {
  code: 'no-authority',
  message: 'This level needs a timestamp authority, and the house has named none.',
  remedy: 'An administrator can name one in the settings; or sign at level B-B.',
}

const cancelled: Failure = { code: 'cancelled', message: 'Signing was cancelled.' }
const lockedMeanwhile: Failure = {
  code: 'locked',
  message: 'Your key was locked meanwhile, so signing stopped after the letter at hand.',
  remedy: 'Unlock it, and go on with the others.',
}

/** Who signs, and with which picture in the seal. */
type SignedBy = Pick<SigningIntent, 'signer'> & { readonly sealImage: SigningIntent['sealImage'] }

interface KnownWithoutKey<Value> {
  /** What comes of it whatever the key is, such as that nothing can be signed; undefined where the key is needed. */
  known(by: SignedBy): Promise<Result<Value> | undefined>
}

/** Signing released letters in the window; the engine is read when it is first asked for. */
export function signingAnswers({ store, session, host }: Answering): AnswerGroup<SigningRequests> {
  const { signing } = store
  const work = new LongWork()
  const passwords = new RememberedPasswords({ store, host })
  const startToken = tokenProgramsOf(host.askToken)
  let shared: RevocationAnswers | undefined

  /** What issuers answered within the last minutes serves the check and the signature after it. */
  async function answers(): Promise<RevocationAnswers> {
    const signature = await import('../signature/index.ts')
    return (shared ??= new signature.RevocationAnswers())
  }

  /** Does something with an open key, as somebody who may sign; the key is closed afterwards. */
  async function withKey<Value>(
    { certificate, password: typed, remember, sealImage, ...wish }: SigningWish & { readonly sealImage?: string | undefined },
    { signal, beginKeeping, known }: Pick<SigningRun, 'signal' | 'beginKeeping'> & KnownWithoutKey<Value>,
    action: (run: SigningRun) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const acting = session.acting()
    if (!acting.ok) return acting
    const { person } = acting.value
    const allowed = maySign(person)
    if (!allowed.ok) return allowed
    const kept = await signing.certificate(certificate, person.id)
    if (!kept.ok) return kept
    const authorities = await signing.authorities()
    if (!authorities.ok) return authorities
    const trusted = await trustedByHouse(store)
    if (!trusted.ok) return trusted
    if (wish.level !== 'B-B' && authorities.value.length === 0) return fail(noAuthority)
    const { certificatesOf, checkKept, cleanSealImage, openIdentity, signerOf } = await import('../signing/index.ts')
    const [error] = (await checkKept(kept.value, new Date())).filter(({ severity }) => severity === 'error')
    if (error !== undefined) return fail(error)
    const image = cleanSealImage(sealImage)
    if (!image.ok) return image
    // Nobody's key is opened, and no token counts a try, for what cannot be signed.
    const answer = await known({ signer: signerOf(certificatesOf(kept.value), person.id), sealImage: image.value })
    if (answer !== undefined) return answer
    const password = await passwords.passwordFor(kept.value, typed)
    if (!password.ok) return password
    const identity = await openIdentity(kept.value, password.value, { start: startToken, signal })
    if (!identity.ok) return identity
    try {
      const remembered = remember ? await passwords.remember(kept.value, password.value) : succeed(undefined)
      if (!remembered.ok) return remembered
      return await action({
        identity: identity.value,
        wish,
        sealImage: image.value,
        authorities: authorities.value,
        answers: await answers(),
        trusted: trusted.value,
        actor: person.id,
        signal,
        beginKeeping,
      })
    } finally {
      identity.value.close?.()
    }
  }

  /** Whoever locked their key signs no further letter, and no one else does in their place; the one at hand is finished. */
  function whyAway(person: string): Failure | undefined {
    const acting = session.acting()
    return acting.ok && acting.value.person.id === person ? undefined : lockedMeanwhile
  }

  return {
    'signing.whyNot': async ({ release }) => {
      const { whyNotSignable } = await import('../signing/index.ts')
      const refusal = await whyNotSignable(release, store)
      return refusal.ok ? succeed(refusal.value === undefined ? {} : { refusal: refusal.value }) : refusal
    },
    'signing.file': async ({ release, isTest }) => {
      const { fileToSignOf } = await import('../signing/index.ts')
      const next = await fileToSignOf(release, isTest, store)
      if (!next.ok) return next
      return succeed({ mediaType: 'application/pdf', bytes: Buffer.from(next.value.bytes).toString('base64') })
    },
    'signing.sealRoom': async ({ release, isTest }) => {
      const { sealRoomOf } = await import('../signing/index.ts')
      return sealRoomOf(release, isTest, store)
    },
    'signing.drawSeal': async ({ certificate, ...seal }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const kept = await signing.certificate(certificate, acting.value.person.id)
      if (!kept.ok) return kept
      const { drawnSeal } = await import('../signing/index.ts')
      return drawnSeal(kept.value, seal)
    },
    'signing.check': async ({ id, asks, releases }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const kept = await signing.certificate(id, acting.value.person.id)
      if (!kept.ok) return kept
      const { checkKept, checkRecalled } = await import('../signing/index.ts')
      const signatories = await store.register.signatories(releases)
      if (!signatories.ok) return signatories
      const trusted = await trustedByHouse(store)
      if (!trusted.ok) return trusted
      const recalled = await store.register.recalledAmong(releases)
      if (!recalled.ok) return recalled
      const found = await checkKept(kept.value, new Date(), {
        signatories: signatories.value,
        trusted: trusted.value,
        ...(asks && { answers: await answers() }),
      })
      const findings = [...checkRecalled(recalled.value, releases.length), ...found]
      return succeed({ findings: findings.toSorted(errorsFirst) })
    },
    'signing.sign': ({ release, ticket, ...wish }) =>
      work.run(ticket, async (_pace, signal, beginKeeping) => {
        const { signReleased, whyNotSignable } = await import('../signing/index.ts')
        const known = async (by: SignedBy) => {
          const refusal = await whyNotSignable(release, store, { ...wish, ...by })
          if (!refusal.ok) return refusal
          return refusal.value && fail(refusal.value)
        }
        return withKey(wish, { signal, beginKeeping, known }, async (run) => {
          const signed = await signReleased(release, run, store)
          if (!signed.ok) return signed
          const entry = await entryOf(signed.value.released, store, host.today())
          return entry.ok ? succeed({ entry: entry.value, findings: [...signed.value.findings] }) : entry
        })
      }),
    'signing.signMany': ({ releases, ticket, ...wish }) =>
      work.run(ticket, async (pace, signal, beginKeeping) => {
        const { noneToSign, signMany } = await import('../signing/index.ts')
        let isLast = false
        // Too late to cancel is only the last letter: whoever cancels keeps the others from being signed.
        const keeping = { signal, beginKeeping: () => (isLast ? beginKeeping() : !signal.aborted) }
        const known = async (by: SignedBy) => {
          const report = await noneToSign(releases, { ...wish, ...by }, store)
          return report && succeed(report)
        }
        return withKey(wish, { ...keeping, known }, async (run) => {
          const step = async (done: number): Promise<Failure | undefined> => {
            isLast = done === releases.length - 1
            return (await pace(done, releases.length)) ? whyAway(run.actor) : cancelled
          }
          return succeed(await signMany(releases, run, store, step))
        })
      }),
    'signing.save': async ({ releases, ticket }) => {
      const saved = await work.run(ticket, (pace) => saveSignedFiles(releases, { store, host }, pace))
      return saved.ok ? succeed(saved.value === undefined ? {} : { folder: saved.value }) : saved
    },
    'signing.progress': ({ ticket }) => Promise.resolve(succeed(work.progress(ticket))),
    'signing.cancel': ({ ticket }) => Promise.resolve(succeed({ cancelled: work.cancel(ticket) })),
  }
}

function errorsFirst(one: CertificateFinding, other: CertificateFinding): number {
  return Number(other.severity === 'error') - Number(one.severity === 'error')
}
