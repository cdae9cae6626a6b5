import { fail, succeed, type Result } from '../../core/requests/index.ts'

const shortest = 12
const longest = 1000

/** Whether a passphrase may seal a key; counted in characters as a person sees them. */
export function checkPassphrase(passphrase: string): Result<void> {
  const characters = [...new Intl.Segmenter().segment(passphrase.normalize('NFC'))].map(({ segment }) => segment)
  if (characters.length < shortest)
    return fail({
      code: 'passphrase-weak',
      message: `The passphrase has ${String(characters.length)} characters; it needs at least ${String(shortest)}.`,
      remedy: 'Four or five words that do not belong together are easy to keep in mind.',
    })
  if (characters.length > longest)
    return fail({ code: 'passphrase-weak', message: 'The passphrase is too long.', remedy: `Use at most ${String(longest)} characters.` })
  if (new Set(characters).size === 1)
    return fail({
      code: 'passphrase-weak',
      message: 'The passphrase is one character again and again.',
      remedy: 'Use four or five words that do not belong together.',
    })
  return succeed(undefined)
}
