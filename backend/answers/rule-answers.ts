import { fail, type Failure } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'

const notAdministrator: Failure = {
  code: 'not-administrator',
  message: 'Only an administrator may say who must approve what.',
  remedy: 'Ask an administrator of this house to set the rules.',
}

export function ruleAnswers({ store, session }: Pick<Answering, 'store' | 'session'>): AnswerGroup<'rules.read' | 'rules.set'> {
  return {
    'rules.read': () => store.rules.read(),
    'rules.set': async (rules) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const { person } = acting.value
      return person.roles.includes('administrator') ? store.rules.set(rules, person.id) : fail(notAdministrator)
    },
  }
}
