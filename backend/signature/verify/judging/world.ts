import type { X509Certificate } from 'node:crypto'
import type { ValidationStore } from './store-in.ts'

/** What signatures of a file are judged by. */
export interface World {
  readonly now: Date
  /** Certificates whose word counts; undefined where the person named none. */
  readonly trusted: readonly X509Certificate[] | undefined
  readonly store: ValidationStore
}
