import type { Failure } from '../../../core/requests/index.ts'

/** Why a key on a token cannot be used. No PIN is ever in the words. */
export type TokenFailure = Failure<
  | 'tokens-unavailable'
  | 'module-unusable'
  | 'token-missing'
  | 'password-wrong'
  | 'key-unreadable'
  | 'key-unsupported'
  | 'certificate-missing'
>

/** The return values of a module that people can do something about (PKCS #11 v2.40, 11.1). */
const returned: Readonly<Record<number, TokenFailure>> = {
  0xa0: {
    code: 'password-wrong',
    message: 'The PIN does not open the token.',
    remedy: 'Check it before you try again: a token locks itself after a few wrong ones.',
  },
  0xa4: { code: 'password-wrong', message: 'The token has locked itself after wrong PINs.', remedy: 'Unlock it with its own program.' },
  0x32: { code: 'token-missing', message: 'The token was taken away.', remedy: 'Plug it in and try again.' },
  0xe0: { code: 'token-missing', message: 'The token was taken away.', remedy: 'Plug it in and try again.' },
}

/** A PIN of the wrong length or of signs that the token does not take. */
const malformedPins: ReadonlySet<number> = new Set([0xa1, 0xa2])

export const tokenFailures = {
  unavailable: {
    code: 'tokens-unavailable',
    message: 'This installation cannot use tokens: the part for them could not be built where it was installed.',
    remedy: 'Install a C++ compiler and Python, then run npm ci again; or sign with a key in a file.',
  },
  /** What the module answered, by its number where nothing better is known. */
  returned: (code: number): TokenFailure =>
    returned[malformedPins.has(code) ? 0xa0 : code] ?? {
      code: 'module-unusable',
      message: `The token's module failed (PKCS #11 error 0x${code.toString(16)}).`,
      remedy: 'Check the token with the program that came with it.',
    },
  noModule: {
    code: 'module-unusable',
    message: 'The PKCS #11 module cannot be loaded.',
    remedy: 'Name the library that came with the token, such as opensc-pkcs11.so, with its whole path.',
  },
  noToken: (label: string, others: readonly string[]): TokenFailure => ({
    code: 'token-missing',
    message: `There is no token “${label}”; ${others.length === 0 ? 'no token is there at all' : `there are: ${others.join(', ')}`}.`,
    remedy: 'Plug it in, or name another one.',
  }),
  manyTokens: (label: string): TokenFailure => ({
    code: 'token-missing',
    message: `There are several tokens “${label}”.`,
    remedy: 'Take away those that are not to sign.',
  }),
  noPin: { code: 'password-wrong', message: 'The token asks for a PIN.', remedy: 'Give it with --pin-file.' },
  noKey: (label: string, others: readonly string[]): TokenFailure => ({
    code: 'key-unreadable',
    message: `The token has no private key “${label}”; ${others.length === 0 ? 'it has none' : `it has: ${others.join(', ')}`}.`,
    remedy: 'Name one of its keys.',
  }),
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
} satisfies Record<string, TokenFailure | ((...given: never[]) => TokenFailure)>
