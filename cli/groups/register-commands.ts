import type { Command } from 'commander'
import { asOption, passphraseOption } from '../acting.ts'
import { letterHistory, letterRevisionShow } from '../commands/letter-history.ts'
import { letterImport, letterList, letterRelease, letterShow, type ReleaseCommand } from '../commands/letter.ts'
import {
  registerList,
  registerRecall,
  registerWhereUsed,
  type ClauseCommand,
  type RecallCommand,
  type RegisterListCommand,
} from '../commands/register.ts'
import { letterSubmit, type SubmitCommand } from '../commands/review.ts'
import { day } from './day.ts'
import { libraryOption, whole, type Finish } from './finish.ts'

const data = ['--data <folder>', 'where letters are kept'] as const
const json = ['--json', 'print JSON'] as const

/** The letters of the store: take in, list, show. */
export function addLetterCommands(program: Command, finish: Finish): void {
  const letter = program.command('letter').description('the letters that are kept')
  letter
    .command('import')
    .description('take letter files, and letters of other programs (Word, PDF, Markdown, plain text), into the store as drafts')
    .argument('<letter.md...>', 'the files')
    .option('--template <code>', 'the template that letters of other programs become drafts of')
    .addOption(libraryOption())
    .option('--as <person>', 'who wrote them: their id, or their name in full; left out, nobody is their author')
    .option(...passphraseOption)
    .option(...json)
    .option(...data)
    .action(async (files: string[], options: Parameters<typeof letterImport>[1]) => {
      finish(await letterImport(files, options))
    })
  letter
    .command('list')
    .description('list the letters, the last changed first')
    .option(...json)
    .option(...data)
    .action(async (options: Parameters<typeof letterList>[0]) => {
      finish(await letterList(options))
    })
  letter
    .command('show')
    .description('print a letter as its file; with --json also what stands against its release')
    .argument('<id>', 'the letter, as "letter list" names it')
    .option('--revision <number>', 'an earlier version, as "letter history" numbers it', whole)
    .addOption(libraryOption())
    .option(...json)
    .option(...data)
    .action(async (id: string, { revision, ...options }: Parameters<typeof letterShow>[1] & { readonly revision?: number }) => {
      finish(await (revision === undefined ? letterShow(id, options) : letterRevisionShow(id, revision, options)))
    })
  letter
    .command('history')
    .description('list the versions that are kept of a letter, the newest first')
    .argument('<id>', 'the letter, as "letter list" names it')
    .option(...json)
    .option(...data)
    .action(async (id: string, options: Parameters<typeof letterHistory>[1]) => {
      finish(await letterHistory(id, options))
    })
  letter
    .command('submit')
    .description('send a letter to review as it stands')
    .argument('<id>', 'the letter, as "letter list" names it')
    .option('--note <text>', 'what its reviewers should look at', '')
    .option('--due <day>', 'the day by which it should be decided, as 2026-11-23; left out, the rule says it', day)
    .addOption(libraryOption())
    .option(...asOption)
    .option(...passphraseOption)
    .option(...json)
    .option(...data)
    .action(async (id: string, options: SubmitCommand) => {
      finish(await letterSubmit(id, options))
    })
  letter
    .command('release')
    .description('release an approved letter: its PDF and Word file are made once, and it never changes again')
    .argument('<id>', 'the letter, as "letter list" names it')
    .option(...asOption)
    .option(...passphraseOption)
    .option('--out <folder>', 'write copies of the released files there')
    .addOption(libraryOption())
    .option(...json)
    .option(...data)
    .action(async (id: string, options: ReleaseCommand) => {
      finish(await letterRelease(id, options))
    })
}

/** The register: what left the house, and where a clause went. */
export function addRegisterCommands(program: Command, finish: Finish): void {
  const register = program.command('register').description('what was released, and where each clause went')
  register
    .command('list')
    .description('list released letters, the last released first')
    .option('--search <words>', 'beginnings of words of title or recipient')
    .option('--from <day>', 'dated on that day or later')
    .option('--until <day>', 'dated on that day or earlier')
    .option('--sent', 'only those that are recorded as sent')
    .option('--not-sent', 'only those that are not')
    .option('--to-sign', 'only those that nobody signed or sent yet, and that are not to be recalled')
    .option('--recalled', 'only those that carry a clause which was withdrawn since')
    .option('--limit <number>', 'how many', whole, 100)
    .option('--offset <number>', 'how many to skip', whole, 0)
    .option(...json)
    .option(...data)
    .action(async (options: RegisterListCommand) => {
      finish(await registerList(options))
    })
  const ofClause = (command: Command): Command =>
    command
      .argument('<code>', 'the clause, such as certification/secure-build-scheme')
      .option('--language <tag>', 'only its variant in this language')
      .option('--jurisdictions <list>', 'only its variant for these, such as GB,IE; "" for everywhere')
      .option(...json)
      .option(...data)
  ofClause(register.command('where-used').description('say which drafts, released and sent letters carry a clause'))
    .option('--version <number>', 'only this version', whole)
    .action(async (code: string, options: ClauseCommand) => {
      finish(await registerWhereUsed(code, options))
    })
  ofClause(register.command('recall').description('list every letter that left with a clause, or with one version of it'))
    .option('--version <number>', 'only this version; all that left when left out', whole)
    .option('--xlsx <file>', 'write the report as a workbook')
    .option('--pdf <file>', 'write the report as a PDF')
    .action(async (code: string, options: RecallCommand) => {
      finish(await registerRecall(code, options))
    })
}
