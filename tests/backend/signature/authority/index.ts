export { Authority, type Leaf, type LeafOptions } from './authority.ts'
export { openssl } from './openssl.ts'
export type { Misbehaviour } from './server.ts'
export type { KeyKind, LeafFault } from './settings.ts'
