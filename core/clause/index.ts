export * from './clause-version.ts'
export { identityOf, variantFor, type ClauseLibrary, type ClauseQuery } from './library.ts'
