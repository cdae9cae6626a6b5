import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { JSX } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import type * as NoteModule from '../../../renderer/register/withdrawal-note.tsx'
import type * as AnswersModule from '../../../renderer/window/answers.ts'

let note: typeof NoteModule
let answers: typeof AnswersModule

beforeAll(async () => {
  // The way to the host belongs to a window, and listens to it as soon as it is loaded.
  vi.stubGlobal('addEventListener', () => undefined)
  note = await import('../../../renderer/register/withdrawal-note.tsx')
  answers = await import('../../../renderer/window/answers.ts')
})

const identity = 'statement/scope en-GB GB'
const clause = { identity, code: 'statement/scope', title: 'Scope', version: 1, passage: '', approvals: [], kept: [] }
const entry = { id: '01939a10-0000-7000-8000-000000000001', clauses: [{ ...clause, state: 'withdrawn' as const }], sendings: [] }

function Shown({ client }: { readonly client: QueryClient }): JSX.Element {
  return (
    <QueryClientProvider client={client}>
      <note.WithdrawalNote entry={entry} warning="It carries what was withdrawn." />
    </QueryClientProvider>
  )
}

test('a recall that cannot be read is said to be so beside the way to it, with what to do', () => {
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } })
  const question = answers.questionOf('register.recall', { identity, version: 1, release: entry.id })
  const failure = { code: 'store-damaged', message: 'The register could not be read.', remedy: 'Try again.' }
  client
    .getQueryCache()
    .build<unknown, AnswersModule.RequestFailed>(client, { queryKey: question.queryKey ?? [] })
    .setState({ status: 'error', fetchStatus: 'idle', error: new answers.RequestFailed(failure), errorUpdateCount: 1, errorUpdatedAt: 1 })
  const html = renderToStaticMarkup(<Shown client={client} />)
  expect([
    html.includes('role="alert"'),
    html.includes('The register could not be read. Try again.'),
    html.includes('Recall of “Scope” v1'),
  ]).toEqual([true, true, true])
})
