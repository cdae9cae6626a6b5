import { expect, test } from 'vitest'
import { checkPassphrase } from '../../../backend/people/passphrase.ts'

test.each(['', 'eleven char', 'aaaaaaaaaaaaaaaa', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 'x'.repeat(1001)])('"%s" may not seal a key', (passphrase) => {
  expect(checkPassphrase(passphrase).ok).toBe(false)
})
test.each(['twelve chars', 'seven quiet harbour lamps', 'zwölf Zeichen'])('"%s" may seal a key', (passphrase) => {
  expect(checkPassphrase(passphrase).ok).toBe(true)
})
