import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { administratorOf } from './session.ts'

export function ruleAnswers({ store, session }: Pick<Answering, 'store' | 'session'>): AnswerGroup<'rules.read' | 'rules.set'> {
  return {
    'rules.read': () => store.rules.read(),
    'rules.set': async ({ rules, reason }) => {
      const administrator = administratorOf(session)
      return administrator.ok ? store.rules.set(rules, reason, administrator.value.id) : administrator
    },
  }
}
