import type { Failure } from '../../core/requests/result.ts'
import { cryptoki } from './token-slots.ts'
import { tokenFailureCodes } from './words.ts'

/** Why a key on a token cannot be used. No PIN is ever in the words. */
export type TokenFailure = Failure<(typeof tokenFailureCodes)[number]>

const takenAway: TokenFailure = { code: 'token-missing', message: 'The token was taken away.', remedy: 'Plug it in and try again.' }

/** The return values of a module that people can do something about (PKCS #11 v2.40, 11.1). */
const returned: Readonly<Record<number, TokenFailure>> = {
  0x32: takenAway,
  0x50: {
    code: 'password-wrong',
    message: 'The PIN was not given: it was cancelled at the reader, or took too long there.',
    remedy: 'Sign again, and type the PIN on the pad of the reader.',
  },
  0xe0: takenAway,
  // The session ended, which it does when the token is taken away.
  0xb3: takenAway,
}

const wrongPin = 'The PIN does not open the token.'
const locked: TokenFailure = {
  code: 'token-locked',
  message: 'The token has locked itself after wrong PINs.',
  remedy: 'Unlock it with the program that came with it.',
}
/** A wrong PIN, and one of the wrong length or of signs that the token does not take. */
const wrongPins: ReadonlySet<number> = new Set([0xa0, 0xa1, 0xa2])
const lockedPin = 0xa4
const expiredPin = 0xa3
/** A way of signing that the token, or its key, does not know: CKR_MECHANISM_INVALID, CKR_MECHANISM_PARAM_INVALID, CKR_KEY_TYPE_INCONSISTENT. */
const mechanismCodes: ReadonlySet<number> = new Set([0x70, 0x71, 0x63])

export const tokenFailures = {
  unavailable: {
    code: 'tokens-unavailable',
    message: 'This installation cannot use tokens: the part for them could not be built where it was installed.',
    remedy: 'Install a C++ compiler and Python, then run npm ci again; or sign with a key in a file.',
  },
  /** What the module answered, by its number where nothing better is known. */
  returned: (code: number): TokenFailure =>
    returned[code] ?? {
      code: 'module-unusable',
      message: `The token's module failed (PKCS #11 error 0x${code.toString(16)}).`,
      remedy: 'Check the token with the program that came with it.',
    },
  /** What a token says to a PIN that does not open it, by what the module answered and the token's flags afterwards. */
  notOpened: (code: number, flags: number): TokenFailure => {
    if (code === lockedPin || (flags & cryptoki.pinLocked) !== 0) return locked
    if (code === expiredPin)
      return { code: 'password-wrong', message: 'The PIN of the token has ended.', remedy: 'Change it with the program that came with it.' }
    if (!wrongPins.has(code)) return tokenFailures.returned(code)
    return { code: 'password-wrong', message: wrongPin, remedy: triesLeft(flags) }
  },
  locked,
  busy: {
    code: 'token-busy',
    message: 'The token is in use: something else is signed with it just now.',
    remedy: 'Wait until that is done, or cancel it.',
  },
  stopped: {
    code: 'token-stopped',
    message: 'The library of the token stopped working, so nothing was done with it.',
    remedy: 'Try again. If it stops again, check the token with the program that came with it.',
  },
  /** `seconds`: how long it was waited for. */
  silent: (seconds: number): TokenFailure => ({
    code: 'token-silent',
    message: `The token did not answer within ${String(seconds)} seconds, so it was given up.`,
    remedy: 'Plug it in anew and try again; where the reader has a pad of its own, type the PIN there.',
  }),
  cancelled: { code: 'cancelled', message: 'Waiting for the token was cancelled.' },
  tooMany: {
    code: 'token-busy',
    message: 'Too many tokens are in use at once.',
    remedy: 'Wait until one of them is done, or cancel it.',
  },
  /** Asked for a signature before a key was opened, which nobody of ours does. */
  notOpen: { code: 'module-unusable', message: 'No key of the token is open.', remedy: 'Sign again.' },
  notSigned: {
    code: 'module-unusable',
    message: 'The token did not sign this letter.',
    remedy: 'Check that it is still plugged in, and that its key may be used for signing.',
  },
  /** What kept a key from signing, by what the module answered. */
  notSignedFor: (code: number): TokenFailure => {
    if (wrongPins.has(code) || code === lockedPin || code === expiredPin) return tokenFailures.notOpened(code, 0)
    if (mechanismCodes.has(code))
      return {
        code: 'key-unsupported',
        message: 'The token does not sign in the way that was asked of it.',
        remedy: 'Where PSS was asked for, sign without it; or use another key.',
      }
    return returned[code] ?? tokenFailures.notSigned
  },
  noModule: {
    code: 'module-unusable',
    message: 'The PKCS #11 module cannot be loaded.',
    remedy: 'Name the library that came with the token, such as opensc-pkcs11.so; on the command line with its whole path.',
  },
  noToken: (label: string, others: readonly string[]): TokenFailure => ({
    code: 'token-missing',
    message: `There is no token “${label}”; ${others.length === 0 ? 'no token is there at all' : `there are: ${others.filter((one) => one !== '').join(', ')}`}.`,
    remedy: 'Plug it in, or name another one.',
  }),
  manyTokens: (label: string): TokenFailure => ({
    code: 'token-missing',
    message: `There are several tokens “${label}”.`,
    remedy: 'Take away those that are not to sign.',
  }),
  noPin: {
    code: 'password-wrong',
    message: 'The token asks for a PIN.',
    remedy: 'Type it; on the command line, name its file with --pin-file.',
  },
  noKey: (label: string, others: readonly string[]): TokenFailure => ({
    code: 'key-unreadable',
    message: `The token has no private key “${label}”; ${others.length === 0 ? 'it has none' : `it has: ${others.join(', ')}`}.`,
    remedy: 'Name one of its keys.',
  }),
  noKeyOfCertificate: {
    code: 'key-unreadable',
    message: 'The key of this certificate is not on the token.',
    remedy: 'Plug in the token that holds it, or add the certificate that is on this one.',
  },
  manyKeys: (label: string): TokenFailure => ({
    code: 'key-unreadable',
    message: `The token has several private keys “${label}”.`,
    remedy: 'Give the keys labels of their own with the program that came with the token.',
  }),
  unsupported: {
    code: 'key-unsupported',
    message: 'The key cannot sign letters: it is neither an RSA key nor on one of the curves P-256, P-384 and P-521.',
    remedy: 'Use another key of the token.',
  },
  noCertificate: {
    code: 'certificate-missing',
    message: 'There is no certificate on the token that belongs to the key.',
    remedy: 'Write it onto the token, with the ID of the key.',
  },
  /** Whether a failure is one of a token. */
  isOurs: (failure: Failure): failure is TokenFailure => codes.has(failure.code),
} satisfies Record<string, TokenFailure | ((...given: never[]) => TokenFailure | boolean)>

const codes: ReadonlySet<string> = new Set(tokenFailureCodes)

/** A token tells no number, but whether a wrong PIN was given and whether the next one is the last (PKCS #11 v2.40, CK_TOKEN_INFO). */
function triesLeft(flags: number): string {
  if ((flags & cryptoki.pinFinalTry) !== 0) return 'One try is left: another wrong PIN locks the token. Check it before you try again.'
  if ((flags & cryptoki.pinCountLow) !== 0)
    return 'The token counts the wrong ones and locks itself after a few. Check it before you try again.'
  return 'Check it before you try again: a token locks itself after a few wrong ones.'
}
