export * from './person.ts'
export * from './approval.ts'
export * from './states.ts'
export * from './verify.ts'
