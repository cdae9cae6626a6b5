import { succeed, type Result, type TokenContents } from '../../core/requests/index.ts'
import { pemOf, tokensAtHand, type TokenAtHand } from '../signature/index.ts'
import type { TokenHost } from '../tokens/index.ts'
import { certificateFacts, keyKindOf } from './certificate-facts.ts'
import type { CertificateToKeep } from './kept-keys.ts'

type Facts = Omit<TokenContents['certificates'][number], 'handle'>

/** A token that is there, with the certificates on it as they are shown, each ready to be kept. */
export interface TokenShown extends Pick<TokenAtHand, 'label' | 'isLocked'> {
  readonly certificates: readonly (Facts & { readonly toKeep: CertificateToKeep })[]
}

/** What is on the tokens of a library, by its whole path. Fails as `tokensAtHand`. */
export async function onTokens(library: string, host: TokenHost): Promise<Result<TokenShown[]>> {
  const tokens = await tokensAtHand(library, host)
  if (!tokens.ok) return tokens
  return succeed(
    tokens.value.map((token) => ({
      label: token.label,
      isLocked: token.isLocked,
      certificates: token.certificates.map(({ id, certificate, chain }) => ({
        ...certificateFacts(certificate),
        keyKind: keyKindOf(certificate),
        toKeep: {
          certificate: [certificate, ...chain].map(({ raw }) => pemOf(raw)).join(''),
          key: { kind: 'token', place: { module: library, token: token.label, serial: token.serial, id } },
        },
      })),
    })),
  )
}
