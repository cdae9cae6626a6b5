import type { Answering, HostServices } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { administratorOf } from './session.ts'

export function ruleAnswers({
  store,
  session,
  host,
}: Pick<Answering, 'store' | 'session'> & { readonly host: Pick<HostServices, 'today'> }): AnswerGroup<'rules.read' | 'rules.set'> {
  return {
    'rules.read': () => store.rules.read(),
    'rules.set': async ({ rules, reason }) => {
      const administrator = administratorOf(session)
      return administrator.ok ? store.rules.set(rules, reason, administrator.value.id, host.today()) : administrator
    },
  }
}
