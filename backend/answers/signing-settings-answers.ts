import { X509Certificate } from 'node:crypto'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { noCertificateIn } from '../../core/verification/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { Answering } from './answers.ts'
import { namesIn } from './names-in.ts'
import { administratorOf } from './session.ts'

type SettingsRequests = 'signing.settings' | 'signing.setAuthorities' | 'signing.trust' | 'signing.distrust'

/** What the house signs and verifies by: timestamp authorities, and the certificates that it trusts. */
export function signingSettingsAnswers({ store, session }: Pick<Answering, 'store' | 'session'>): AnswerGroup<SettingsRequests> {
  const { signing } = store

  async function administer(action: (administrator: string) => Promise<Result<void>>): Promise<Result<Record<string, never>>> {
    const administrator = administratorOf(session)
    if (!administrator.ok) return administrator
    const done = await action(administrator.value.id)
    return done.ok ? succeed({}) : done
  }

  return {
    'signing.settings': async () => {
      const authorities = await signing.authorities()
      if (!authorities.ok) return authorities
      const trusted = await signing.trusted()
      if (!trusted.ok) return trusted
      const names = await namesIn(store)
      if (!names.ok) return names
      const { certificateFacts } = await import('../signing/index.ts')
      return succeed({
        authorities: authorities.value,
        trusted: trusted.value.map(({ certificate, addedBy, addedAt }) => ({
          ...certificateFacts(new X509Certificate(certificate)),
          pem: certificate,
          addedBy: names.value(addedBy),
          addedAt,
        })),
      })
    },
    'signing.setAuthorities': ({ authorities }) => administer((actor) => signing.setAuthorities(authorities, actor)),
    'signing.trust': ({ bytes, name }) =>
      administer(async (actor) => {
        const { certificatesIn, pemOf } = await import('../signature/index.ts')
        const { fingerprintOf } = await import('../signing/index.ts')
        const found = certificatesIn(Buffer.from(bytes, 'base64'))
        if (found === undefined) return fail(noCertificateIn(name))
        return signing.trust(
          found.map((each) => ({ fingerprint: fingerprintOf(each), certificate: pemOf(each.raw) })),
          actor,
        )
      }),
    'signing.distrust': ({ fingerprint }) => administer((actor) => signing.distrust(fingerprint, actor)),
  }
}
