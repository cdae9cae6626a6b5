import { succeed } from '../../core/requests/index.ts'
import { lookedUp } from '../../core/spelling/index.ts'
import { createSpellChecker } from '../spelling/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { Answering } from './answers.ts'
import { namesIn } from './names-in.ts'
import { writerOf } from './session.ts'
import { writerName } from './shown-review.ts'

type SpellingRequests = 'spelling.check' | 'spelling.suggest' | 'spelling.words' | 'spelling.addWord' | 'spelling.removeWord'

export function spellingAnswers({ store, session }: Pick<Answering, 'store' | 'session'>): AnswerGroup<SpellingRequests> {
  const checker = createSpellChecker()
  return {
    'spelling.check': async ({ language, words }) => {
      const own = await store.words.all()
      if (!own.ok) return own
      const wrong = await checker.wrong(language, words)
      if (wrong === undefined) return succeed({ isKnown: false, wrong: [] })
      const known = new Set(own.value.map(({ word }) => word))
      return succeed({ isKnown: true, wrong: wrong.filter((word) => !isAmong(known, lookedUp(word))) })
    },
    'spelling.suggest': async ({ language, word }) => succeed({ suggestions: [...(await checker.suggest(language, word))].slice(0, 8) }),
    'spelling.words': async () => {
      const words = await store.words.all()
      if (!words.ok) return words
      const names = await namesIn(store)
      return names.ok ? succeed({ words: words.value.map((each) => ({ ...each, by: writerName(each.by, names.value) })) }) : names
    },
    'spelling.addWord': async ({ word }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const added = await store.words.add(lookedUp(word), writer.value)
      return added.ok ? succeed({}) : added
    },
    'spelling.removeWord': async ({ word }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const removed = await store.words.remove(lookedUp(word), writer.value)
      return removed.ok ? succeed({}) : removed
    },
  }
}

/** As it is; with a capital, or all in capitals, where the house has it in small letters; with an English genitive. */
function isAmong(known: ReadonlySet<string>, word: string): boolean {
  const bare = word.replace(/'s$/u, '')
  const [first = ''] = bare
  const isCapital = bare.slice(first.length) === bare.slice(first.length).toLowerCase() || bare === bare.toUpperCase()
  return known.has(word) || known.has(bare) || (isCapital && known.has(bare.toLowerCase()))
}
