import { fail, succeed, type Result } from '../../core/requests/result.ts'
import { signWith } from './sign-with.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'
import { TokenModule } from './token-module.ts'
import { openKey, type TokenKey } from './token-session.ts'
import { certificatesIn, cryptoki, tokensOf, type CertificateObject } from './token-slots.ts'
import { heard, ToToken, type FromToken, type FromTokenOf } from './words.ts'

/** What answers in the program of a token: the one library that it loads, and the one key that it opens. */
export class TokenDesk {
  #use: TokenModule | undefined
  #key: TokenKey | undefined

  /** The answer to a line; undefined for the one that ends the program, and for what is none of ours. */
  answer(line: string): string | undefined {
    const asked = heard(ToToken, line)
    if (asked === undefined || asked.kind === 'end') {
      this.close()
      return undefined
    }
    const answered = this.#answer(asked)
    const said: FromToken = answered.ok ? answered.value : { kind: 'failed', failure: answered.error }
    return JSON.stringify(said)
  }

  /** Logs out and puts the library away, as far as it lets itself. */
  close(): void {
    this.#use?.close(this.#key?.session)
    this.#use = undefined
    this.#key = undefined
  }

  #answer(asked: Exclude<ToToken, { kind: 'end' }>): Result<FromToken, TokenFailure> {
    if (asked.kind === 'sign') return this.#sign(asked)
    this.close()
    const loaded = TokenModule.load(asked.path)
    if (!loaded.ok) return loaded
    this.#use = loaded.value
    return asked.kind === 'look' ? look(loaded.value) : this.#open(loaded.value, asked)
  }

  #open(use: TokenModule, { pin, ...wanted }: Extract<ToToken, { kind: 'open' }>): Result<FromTokenOf<'opened'>, TokenFailure> {
    return use.ask(() => {
      const opened = openKey(use, wanted, pin)
      if (!opened.ok) return opened
      this.#key = opened.value
      return succeed({ kind: 'opened', id: opened.value.id.toString('hex'), certificates: opened.value.certificates.map(said) })
    })
  }

  #sign({ scheme, digest }: Extract<ToToken, { kind: 'sign' }>): Result<FromTokenOf<'signed'>, TokenFailure> {
    if (this.#use === undefined || this.#key === undefined) return fail(tokenFailures.notOpen)
    const signed = signWith(this.#use, this.#key, scheme, Buffer.from(digest, 'base64'))
    return signed.ok ? succeed({ kind: 'signed', signature: signed.value.toString('base64') }) : signed
  }
}

/** The tokens that are there and what can be seen on them without a PIN. */
function look(use: TokenModule): Result<FromTokenOf<'seen'>, TokenFailure> {
  const { module } = use
  return use.ask(() =>
    succeed({
      kind: 'seen',
      tokens: tokensOf(use).map(({ slot, label, serial, flags }) => {
        const session = module.C_OpenSession(slot, cryptoki.serialSession)
        const certificates = certificatesIn(use, session).map(said)
        module.C_CloseSession(session)
        return { label, serial, isLocked: (flags & cryptoki.pinLocked) !== 0, certificates }
      }),
    }),
  )
}

function said({ id, der }: CertificateObject): { readonly id: string; readonly der: string } {
  return { id: id.toString('hex'), der: der.toString('base64') }
}
