import { z } from 'zod'

/** Where a clause version stands. `superseded` begins with its successor's first day and is worked out, not stored. */
export const clauseStates = ['draft', 'in-review', 'changes-asked', 'refused', 'approved', 'superseded', 'withdrawn'] as const
export const ClauseState = z.enum(clauseStates)
export type ClauseState = z.infer<typeof ClauseState>

/** Where a letter stands. `recalled` marks a released letter that carries a withdrawn clause beside its state, so it is none. */
export const letterStates = ['draft', 'in-review', 'changes-asked', 'refused', 'approved', 'released', 'sent'] as const
export const LetterState = z.enum(letterStates)
export type LetterState = z.infer<typeof LetterState>
