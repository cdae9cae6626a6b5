import type { Command } from 'commander'
import { asOption, passphraseOption } from '../acting.ts'
import { libraryExport, libraryImport, libraryList, type LibraryListCommand } from '../commands/library.ts'
import { libraryDiff, type LibraryDiffCommand } from '../commands/library-diff.ts'
import { libraryShow } from '../commands/library-show.ts'
import { librarySubmit, type SubmitClauseCommand } from '../commands/library-submit.ts'
import { libraryWithdraw, type WithdrawCommand } from '../commands/withdraw-clause.ts'
import { day } from './day.ts'
import { libraryOption, whole, type Finish } from './finish.ts'

const data = ['--data <folder>', 'where letters are kept'] as const
const json = ['--json', 'print JSON'] as const

/** The clauses of the store: in from a folder, out to one, list, show, to review, withdrawn. */
export function addLibraryCommands(program: Command, finish: Finish): void {
  const library = program.command('library').description('the clauses that are kept')
  library
    .command('import')
    .description('take in what is new of a library folder, all of it or nothing; what is known already stays as it is')
    .argument('<folder>', 'the folder, with its clause files below "clauses"')
    .option('--preview', 'only say what would change')
    .option(...asOption)
    .option(...passphraseOption)
    .option(...json)
    .option(...data)
    .action(async (folder: string, options: Parameters<typeof libraryImport>[1]) => {
      finish(await libraryImport(folder, options))
    })
  library
    .command('export')
    .description('write all clauses with their evidence and what was decided on them as a folder')
    .argument('<folder>', 'an empty folder, or one that is not there yet')
    .option(...json)
    .option(...data)
    .action(async (folder: string, options: Parameters<typeof libraryExport>[1]) => {
      finish(await libraryExport(folder, options))
    })
  library
    .command('list')
    .description('list the clauses, by title')
    .option('--search <words>', 'beginnings of words of title, text, code or evidence', '')
    .option('--limit <number>', 'how many', whole, 100)
    .option('--offset <number>', 'how many to skip', whole, 0)
    .option(...json)
    .option(...data)
    .action(async (options: LibraryListCommand) => {
      finish(await libraryList(options))
    })
  library
    .command('show')
    .description('print the versions of a clause, the newest first: how they stand, who decided what, their seals and words')
    .argument('<code>', 'the clause, such as certification/secure-build-scheme')
    .option('--language <tag>', 'only its variants in this language')
    .option(...json)
    .option(...data)
    .action(async (code: string, options: Parameters<typeof libraryShow>[1]) => {
      finish(await libraryShow(code, options))
    })
  library
    .command('diff')
    .description('print what changed from one version of a clause to another: [-gone-], {+new+}')
    .argument('<code>', 'the clause')
    .argument('<from>', 'the number of one version', whole)
    .argument('<to>', 'the number of the other', whole)
    .option('--language <tag>', 'only its variants in this language')
    .option('--pdf <file>', 'write the redline as a PDF too')
    .option(...json)
    .option(...data)
    .action(async (code: string, from: number, to: number, options: LibraryDiffCommand) => {
      finish(await libraryDiff(code, from, to, options))
    })
  library
    .command('submit')
    .description('send the drafts of clauses to review, of each of their variants the newest version')
    .argument('<code...>', 'the clauses')
    .option('--language <tag>', 'only their variants in this language')
    .option('--note <text>', 'what to look at', '')
    .option('--due <day>', 'the day by which it should be decided, as 2026-11-23; left out, the rule says it', day)
    .addOption(libraryOption())
    .option(...asOption)
    .option(...passphraseOption)
    .option(...json)
    .option(...data)
    .action(async (codes: string[], options: SubmitClauseCommand) => {
      finish(await librarySubmit(codes, options))
    })
  library
    .command('withdraw')
    .description('withdraw a version of a clause for good; letters that carry it say so at once')
    .argument('<code>', 'the clause')
    .requiredOption('--reason <text>', 'why it is withdrawn')
    .option('--version <number>', 'the version; the approved one when left out', whole)
    .option('--language <tag>', 'the variant in this language')
    .option('--jurisdictions <codes>', 'the variant for these, such as GB,IE; empty for everywhere')
    .option('--replacement <code>', 'the clause whose newest approved version is to be used instead; CODE@N names the version')
    .option(...asOption)
    .option(...passphraseOption)
    .option(...json)
    .option(...data)
    .action(async (code: string, options: WithdrawCommand) => {
      finish(await libraryWithdraw(code, options))
    })
}
