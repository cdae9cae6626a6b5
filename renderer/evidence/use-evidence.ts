import type { Failure, RequestOutput } from '../../core/requests/index.ts'
import { useAnswer } from '../window/answers.ts'

/** Everything the view shows of a file. */
export function useEvidence(digest: string): {
  readonly description: RequestOutput<'evidence.describe'> | undefined
  readonly text: RequestOutput<'evidence.text'> | undefined
  readonly file: RequestOutput<'evidence.bytes'> | undefined
  readonly failure: Failure | undefined
} {
  const description = useAnswer('evidence.describe', { digest })
  const text = useAnswer('evidence.text', { digest })
  const file = useAnswer('evidence.bytes', { digest })
  const failure = description.error?.failure ?? text.error?.failure ?? file.error?.failure
  return { description: description.data, text: text.data, file: file.data, failure }
}
