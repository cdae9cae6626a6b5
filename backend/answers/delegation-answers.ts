import { succeed, type ShownDelegation } from '../../core/requests/index.ts'
import { mayEndDelegation, type Person } from '../../core/review/index.ts'
import type { StoredDelegation } from '../store/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { Reviewing } from './letter-review-answers.ts'
import { namesIn, type NameOf } from './names-in.ts'

export function delegationAnswers({
  store,
  session,
  host,
}: Pick<Reviewing, 'store' | 'session' | 'host'>): AnswerGroup<'delegations.list' | 'delegations.make' | 'delegations.end'> {
  const shown = (delegation: StoredDelegation, nameOf: NameOf, me: Person | undefined): ShownDelegation => {
    const { id, from, to, firstDay, lastDay } = delegation
    const today = host.today()
    const names = { fromName: nameOf(from), toName: nameOf(to) }
    const mayEnd = me !== undefined && mayEndDelegation(delegation, me).ok
    return { id, from, to, firstDay, lastDay, ...names, isNow: firstDay <= today && today <= lastDay, mayEnd }
  }
  return {
    'delegations.list': async () => {
      const names = await namesIn(store)
      if (!names.ok) return names
      const listed = await store.delegations.list(host.today())
      if (!listed.ok) return listed
      const acting = session.acting()
      const me = acting.ok ? acting.value.person : undefined
      return succeed({ today: host.today(), delegations: listed.value.map((each) => shown(each, names.value, me)) })
    },
    'delegations.make': async (delegation) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const made = await store.delegations.make(delegation, acting.value.person.id, host.today())
      if (!made.ok) return made
      const names = await namesIn(store)
      return names.ok ? succeed(shown(made.value, names.value, acting.value.person)) : names
    },
    'delegations.end': async ({ id }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const ended = await store.delegations.end(id, acting.value.person.id)
      return ended.ok ? succeed({}) : ended
    },
  }
}
