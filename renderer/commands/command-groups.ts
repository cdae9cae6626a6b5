import type { Command } from './command.ts'

const groups: readonly Command['group'][] = [
  'Letter',
  'Letters',
  'Clauses',
  'House',
  'Review',
  'Go to',
  'View',
  'Write',
  'Audit',
  'Backups',
]

export interface CommandGroup {
  readonly title: Command['group']
  readonly commands: readonly Command[]
}

/** Commands under their groups, in the order in which they are always shown; groups without any are left out. */
export function commandGroups(commands: readonly Command[]): CommandGroup[] {
  return groups
    .map((title) => ({ title, commands: commands.filter(({ group }) => group === title) }))
    .filter(({ commands: inside }) => inside.length > 0)
}
