import type { requests, RequestName, RequestOutput, Result } from '../../core/requests/index.ts'
import type { z } from 'zod'

/** What an answer gets: the input as its schema has parsed it. */
export type ParsedInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>

/** The answers to some requests, by name. */
export type AnswerGroup<Names extends RequestName> = {
  readonly [Name in Names]: (input: ParsedInput<Name>) => Promise<Result<RequestOutput<Name>>>
}
