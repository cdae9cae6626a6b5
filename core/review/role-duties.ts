import type { Role } from './person.ts'

/** What each role may do, in a line, as the tables of moves have it (`clauseMoves`, `letterMoves`). */
export const roleDuties: Readonly<Record<Role, string>> = {
  author:
    'Writes clauses and letters, sends them to review, releases approved letters and signs them. May not withdraw an approved clause.',
  reviewer: 'Approves, refuses or sends back what others wrote, and withdraws clauses. May write too; then others approve it.',
  signatory: 'Writes letters, releases approved ones, and signs them.',
  administrator: 'Adds people, issues keys and sets the rules. May write and withdraw clauses, and approves where a rule says so.',
}
