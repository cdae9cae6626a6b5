import { succeed } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'

export function libraryAnswers({ library }: Answering): AnswerGroup<'library.list' | 'templates.list'> {
  return {
    'library.list': () => {
      const { shelf, findings } = library.read()
      return Promise.resolve(succeed({ clauses: [...shelf.library.versions], states: [...library.states()], findings: [...findings] }))
    },
    'templates.list': () => {
      const { shelf } = library.read()
      return Promise.resolve(
        succeed({ templates: [...shelf.templates], letterheads: [...shelf.letterheads], company: { ...shelf.company } }),
      )
    },
  }
}
