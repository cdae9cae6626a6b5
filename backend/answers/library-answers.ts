import { codesIn } from '../../core/letter/index.ts'
import { succeed } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'

type LibraryRequests = 'library.list' | 'library.ofLetter' | 'library.findings' | 'templates.list'

export function libraryAnswers({ store, library, host }: Answering): AnswerGroup<LibraryRequests> {
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
    'library.findings': () => Promise.resolve(succeed([...library.read().findings])),
    'templates.list': async () => {
      const rules = await store.rules.read()
      const { templates, letterheads, company, style } = library.read().shelf
      return succeed({
        templates: [...templates],
        letterheads: [...letterheads],
        company: { ...company },
        ...(style !== undefined && { style }),
        ...(rules.ok && { adaptable: rules.value.adaptable }),
      })
    },
  }
}
