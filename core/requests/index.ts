export { fail, succeed, type Failure, type Result } from './result.ts'
export { isRequestName, requestNames, type RequestName } from './request-names.ts'
export * from './requests.ts'
