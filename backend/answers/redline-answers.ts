import { identityOf } from '../../core/clause/index.ts'
import { fail, succeed, type Failure, type RequestInput, type Result } from '../../core/requests/index.ts'
import { redlineFile, redlineFileName } from '../export/index.ts'
import type { OpenVersion, Store } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'

type Named = RequestInput<'redlines.export'>['before']

const unknown: Failure = {
  code: 'clause-unknown',
  message: 'One of these versions is not in the library any more, so there is nothing to compare.',
  remedy: 'Open the clause again.',
}

export function redlineAnswers({ store, layout, host }: Answering): AnswerGroup<'redlines.export'> {
  return {
    'redlines.export': async (named) => {
      const before = await versionNamed(named.before, store)
      if (!before.ok) return before
      const after = await versionNamed(named.after, store)
      if (!after.ok) return after
      const made = await redlineFile(before.value, after.value, layout)
      if (!made.ok) return made
      const { bytes, findings } = made.value
      const saved = await host.saveFiles([{ name: `${redlineFileName(before.value, after.value)}.pdf`, format: 'pdf', bytes }])
      return saved.ok ? succeed({ files: [...saved.value], findings: [...findings] }) : saved
    },
  }
}

async function versionNamed({ identity, version }: Named, store: Store): Promise<Result<OpenVersion>> {
  const read = await store.library.versions([identity.split(' ')[0] ?? ''])
  if (!read.ok) return read
  const found = read.value.find((open) => open.number === version && identityOf(open.version) === identity)
  return found === undefined ? fail(unknown) : succeed(found)
}
