import { InvalidArgumentError, type Command } from 'commander'
import { ChainHead } from '../../core/audit/index.ts'
import { auditExport, auditVerify, type AuditVerifyCommand } from '../commands/audit.ts'
import { backup, restore } from '../commands/backup.ts'
import type { Finish } from './finish.ts'

function chainHead(text: string): ChainHead {
  const [seq, hash] = text.split(':')
  const head = ChainHead.safeParse({ seq: Number(seq), hash })
  if (!head.success) throw new InvalidArgumentError('Use the number of an entry and its hash, as 17:b23b… in full.')
  return head.data
}

const data = ['--data <folder>', 'where letters are kept'] as const

export function addStoreCommands(program: Command, finish: Finish): void {
  program
    .command('backup')
    .description('make a backup of everything that is kept, also while a window is open')
    .option('--list', 'list the backups that are there instead')
    .option('--json', 'print JSON')
    .option(...data)
    .action(async (options: Parameters<typeof backup>[0]) => {
      finish(await backup(options))
    })
  program
    .command('restore')
    .description('bring back a backup; what is there now is kept as one first')
    .argument('[backup]', 'the backup, as "backup --list" names it')
    .option('--newest', 'the newest that holds')
    .option('--json', 'print JSON')
    .option(...data)
    .action(async (id: string | undefined, options: Parameters<typeof restore>[1]) => {
      finish(await restore(id, options))
    })
  const audit = program.command('audit').description('the audit trail: verify it, or export it for somebody who will')
  audit
    .command('verify')
    .description('verify the trail of the store, or an exported one; names the first broken entry')
    .argument('[file]', 'an exported trail')
    .option('--anchor <seq:hash>', 'an entry that was written down elsewhere', chainHead)
    .option('--json', 'print JSON')
    .option(...data)
    .action(async (file: string | undefined, options: AuditVerifyCommand) => {
      finish(await auditVerify(file, options))
    })
  audit
    .command('export')
    .description('write the trail as JSON Lines, and how to verify it')
    .option('--out <folder>', 'where the two files go; without it the lines are printed')
    .option('--json', 'print JSON')
    .option(...data)
    .action(async (options: Parameters<typeof auditExport>[0]) => {
      finish(await auditExport(options))
    })
}
