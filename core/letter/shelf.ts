import type { ClauseKind, ClauseLibrary } from '../clause/index.ts'
import type { Document } from '../document/index.ts'
import type { HouseStyle } from '../style/index.ts'
import type { Enclosure } from './enclosure.ts'
import type { HouseEvidence } from './house-evidence.ts'
import type { Letterhead } from './letterhead.ts'
import type { LetterTemplate } from './template.ts'

/** All that letters are made from: clauses, letter templates, letterheads and the company's values. */
export interface Shelf {
  readonly library: ClauseLibrary
  readonly templates: readonly LetterTemplate[]
  readonly letterheads: readonly Letterhead[]
  /** The company's values under dotted names (`company.name`); their texts may hold merge fields. */
  readonly company: Readonly<Record<string, string>>
  /** How the house writes; left out while it has no list of that. */
  readonly style?: HouseStyle | undefined
  /** The evidence of the house; left out where nobody knows it, and then citations of it are not judged. */
  readonly evidence?: readonly HouseEvidence[] | undefined
  /** The kinds of clauses whose words a letter may change; left out where no house says which, and then `adaptableKinds`. */
  readonly adaptable?: readonly ClauseKind[] | undefined
}

/** What letters are made from beside the clauses. */
export type ShelfWithoutClauses = Omit<Shelf, 'library'>

/** A letter as a letter file says it: not yet assembled, its clauses only named. */
export interface LetterSource {
  readonly title: string
  readonly template: string
  readonly letterhead?: string | undefined
  readonly language?: string | undefined
  readonly jurisdictions?: readonly string[] | undefined
  readonly values: Readonly<Record<string, string>>
  readonly enclosed?: readonly Enclosure[] | undefined
  /** The body alone; the template gives the parts. */
  readonly body: Document
  /** Where each block of the body begins in the file, line and column from 1. */
  readonly positions?: readonly { readonly line: number; readonly column: number }[] | undefined
}
