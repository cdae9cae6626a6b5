import { succeed } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { clockOf } from './clock-of.ts'

export function hostAnswers({
  host,
  store,
}: Answering): AnswerGroup<'host.describe' | 'settings.read' | 'settings.write' | 'exports.reveal'> {
  return {
    'host.describe': async () => {
      const today = host.today()
      const clock = await clockOf(store, today)
      return clock.ok ? succeed({ host: host.name, version: host.version, today, ...clock.value }) : clock
    },
    'settings.read': () => store.readSettings(),
    'settings.write': (changes) => store.writeSettings(changes),
    'exports.reveal': async ({ handle }) => {
      const shown = await host.reveal(handle)
      return shown.ok ? succeed({}) : shown
    },
  }
}
