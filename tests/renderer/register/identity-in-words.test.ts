import { expect, test } from 'vitest'
import { identityOf } from '../../../core/clause/index.ts'
import { identityInWords } from '../../../renderer/register/clause-address.ts'

test('the register names the jurisdictions of a clause as people write them', () => {
  const clause = { code: 'certification/secure-build-scheme', language: 'en-GB' }
  const words = [['IE', 'GB'], ['GB'], []].map((jurisdictions) => identityInWords(identityOf({ ...clause, jurisdictions })))
  expect(words.map((text) => text.split(' · '))).toEqual([
    [clause.code, 'en-GB', 'GB, IE'],
    [clause.code, 'en-GB', 'GB'],
    [clause.code, 'en-GB', 'everywhere'],
  ])
})
