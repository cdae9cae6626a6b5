import { expect, test } from 'vitest'
import { identityInWords, identityOf } from '../../../core/clause/index.ts'

test('register and command line name the jurisdictions of a clause as people write them', () => {
  const clause = { code: 'certification/secure-build-scheme', language: 'en-GB' }
  const words = [['IE', 'GB'], ['GB'], []].map((jurisdictions) => identityInWords(identityOf({ ...clause, jurisdictions })))
  expect(words.map((text) => text.split(' · '))).toEqual([
    [clause.code, 'en-GB', 'GB, IE'],
    [clause.code, 'en-GB', 'GB'],
    [clause.code, 'en-GB', 'everywhere'],
  ])
})
