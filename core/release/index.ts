export { Manifest } from './manifest.ts'
export { clauseKey, manifestOf } from './manifest-of.ts'
