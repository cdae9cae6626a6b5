import { codesIn } from '../../core/letter/index.ts'
import { succeed } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'

export function libraryAnswers({ store, library, host }: Answering): AnswerGroup<'library.list' | 'library.ofLetter' | 'templates.list'> {
  return {
    'library.list': async () => {
      const offered = await library.offered(host.today())
      if (!offered.ok) return offered
      const states = await library.states()
      return states.ok ? succeed({ clauses: [...offered.value], states: [...states.value] }) : states
    },
    'library.ofLetter': async ({ id }) => {
      const opened = await store.openLetter(id)
      if (!opened.ok) return opened
      const shelf = await library.shelfFor(codesIn(opened.value.letter.document))
      return shelf.ok ? succeed({ clauses: [...shelf.value.library.versions] }) : shelf
    },
    'templates.list': () => {
      const {
        shelf: { templates, letterheads, company },
        findings,
      } = library.read()
      return Promise.resolve(
        succeed({ templates: [...templates], letterheads: [...letterheads], company: { ...company }, findings: [...findings] }),
      )
    },
  }
}
