import { succeed } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'

export function hostAnswers({
  host,
  store,
}: Answering): AnswerGroup<'host.describe' | 'settings.read' | 'settings.write' | 'exports.reveal'> {
  return {
    'host.describe': () => Promise.resolve(succeed({ host: host.name, version: host.version, today: host.today() })),
    'settings.read': () => store.readSettings(),
    'settings.write': (changes) => store.writeSettings(changes),
    'exports.reveal': async ({ handle }) => {
      const shown = await host.reveal(handle)
      return shown.ok ? succeed({}) : shown
    },
  }
}
