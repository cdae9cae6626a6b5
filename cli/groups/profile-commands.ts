import { InvalidArgumentError, type Command } from 'commander'
import { Role } from '../../core/review/index.ts'
import { asOption, passphraseOption } from '../acting.ts'
import { profileCreate, profileExport, profileImport, profileList, type ProfileCreateCommand } from '../commands/profile.ts'
import type { Finish } from './finish.ts'

function rolesIn(list: string): Role[] {
  const names = list.split(',').map((name) => Role.safeParse(name.trim().toLowerCase()))
  const known = names.flatMap((name) => (name.success ? [name.data] : []))
  if (known.length < names.length || known.length === 0)
    throw new InvalidArgumentError('Use author, reviewer, signatory, administrator, with commas between them.')
  return [...new Set(known)]
}

const data = ['--data <folder>', 'where letters are kept'] as const
const json = ['--json', 'print JSON'] as const

export function addProfileCommands(program: Command, finish: Finish): void {
  const profile = program.command('profile').description('the people of the house and their keys')
  profile
    .command('create')
    .description('make the first person of the house, or add one as an administrator')
    .argument('<name>', 'their name in full')
    .option('--roles <list>', 'author, reviewer, signatory, administrator; the first person is an administrator in any case', rolesIn, [
      'author',
    ] as const)
    .option(...asOption)
    .requiredOption(...passphraseOption)
    .option('--new-passphrase-file <file>', 'the file with the passphrase of who is added')
    .option(...json)
    .option(...data)
    .action(async (name: string, options: ProfileCreateCommand) => {
      finish(await profileCreate(name, options))
    })
  profile
    .command('list')
    .description('everybody with a profile here, and the root key of the house')
    .option(...json)
    .option(...data)
    .action(async (options: Parameters<typeof profileList>[0]) => {
      finish(await profileList(options))
    })
  profile
    .command('export')
    .description('write a profile as an encrypted file, for another computer')
    .requiredOption(...asOption)
    .requiredOption(...passphraseOption)
    .requiredOption('--out <file>', 'the file to write')
    .option(...json)
    .option(...data)
    .action(async (options: Parameters<typeof profileExport>[0]) => {
      finish(await profileExport(options))
    })
  profile
    .command('import')
    .description('take over a profile that was exported on another computer')
    .argument('<file>', 'the exported profile')
    .requiredOption(...passphraseOption)
    .option(...json)
    .option(...data)
    .action(async (file: string, options: Parameters<typeof profileImport>[1]) => {
      finish(await profileImport(file, options))
    })
}
