import type { Fixed } from './fixed-column.ts'

export interface HouseRootsTable {
  id: number
  public_key: string
  made_at: string
}

export interface RootKeysTable {
  person: string
  sealed: string
}

export interface PersonsTable {
  id: string
  name: string
  roles: string
  public_key: string
  active: number
  erased: number
  added_at: string
  changed_at: string
}

export interface PersonKeysTable {
  public_key: string
  person: string
  sealed: string | null
  since: string
  until: string | null
}

export interface VouchingsTable {
  signature: string
  person: string
  public_key: string
  at: string
  vouching: string
}

export interface HouseVersionsTable {
  id: Fixed<string>
  kind: Fixed<string>
  code: Fixed<string>
  number: Fixed<number>
  /** `houseText`. */
  content: string
  /** `digestOfHouse`. */
  digest: string
  state: string
  frozen: number
  reason: string
  author: string
  made_at: string
  changed_at: string
  /** Why it was withdrawn. */
  withdrawal: string | null
}

/** The house: its people, keys, and what letters are made from beside clauses. */
export interface PeopleTables {
  house_roots: HouseRootsTable
  root_keys: RootKeysTable
  persons: PersonsTable
  person_keys: PersonKeysTable
  vouchings: VouchingsTable
  house_versions: HouseVersionsTable
}
