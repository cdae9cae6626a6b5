import { Option, type Command } from 'commander'
import { asOption, passphraseOption } from '../acting.ts'
import { houseExport, houseImport, houseList, houseShow, houseSubmit, type SubmitHouseCommand } from '../commands/house.ts'
import { houseKinds } from '../../core/house/index.ts'
import { day } from './day.ts'
import { libraryOption, type Finish } from './finish.ts'

const data = ['--data <folder>', 'where letters are kept'] as const
const json = ['--json', 'print JSON'] as const

/** What letters are made from beside their clauses. */
export function addHouseCommands(program: Command, finish: Finish): void {
  const house = program.command('house').description('company values, letterheads and letter templates')
  const kind = (): Option => new Option('--kind <kind>', 'which of them, where two have this code').choices(houseKinds)
  house
    .command('list')
    .description('list them, each by its newest version, with the one that letters are made from')
    .option(...json)
    .option(...data)
    .action(async (options: Parameters<typeof houseList>[0]) => {
      finish(await houseList(options))
    })
  house
    .command('show')
    .description('print the versions of one of them, the newest first')
    .argument('<code>', 'its code, such as northlight-uk; that of the company values is "company"')
    .addOption(kind())
    .option(...json)
    .option(...data)
    .action(async (code: string, options: Parameters<typeof houseShow>[1]) => {
      finish(await houseShow(code, options))
    })
  house
    .command('export')
    .description('write all versions with their logos and what was decided on them as a folder')
    .argument('<folder>', 'an empty folder, or one that is not there yet')
    .option(...json)
    .option(...data)
    .action(async (folder: string, options: Parameters<typeof houseExport>[1]) => {
      finish(await houseExport(folder, options))
    })
  house
    .command('import')
    .description('take in what is new of the house in a library folder, all of it or nothing; clauses stay out')
    .argument('<folder>', 'the folder')
    .option('--preview', 'only say what would change')
    .option(...asOption)
    .option(...passphraseOption)
    .option(...json)
    .option(...data)
    .action(async (folder: string, options: Parameters<typeof houseImport>[1]) => {
      finish(await houseImport(folder, options))
    })
  house
    .command('submit')
    .description('send the newest version, a draft, to review')
    .argument('<code>', 'its code')
    .addOption(kind())
    .option('--note <text>', 'what to look at', '')
    .option('--due <day>', 'the day by which it should be decided, as 2026-11-23; left out, the rule says it', day)
    .addOption(libraryOption())
    .option(...asOption)
    .option(...passphraseOption)
    .option(...json)
    .option(...data)
    .action(async (code: string, options: SubmitHouseCommand) => {
      finish(await houseSubmit(code, options))
    })
}
