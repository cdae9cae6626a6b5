import { InvalidArgumentError, Option, type Command } from 'commander'
import { ExportFormat } from '../../core/requests/index.ts'
import { build } from '../commands/build.ts'
import { check } from '../commands/check.ts'
import { verificationPage } from '../commands/verification-page.ts'
import { verify, type VerifyCommand } from '../commands/verify.ts'
import { libraryOption, type Finish } from './finish.ts'

function formats(list: string): ExportFormat[] {
  const names = list.split(',').map((name) => ExportFormat.safeParse(name.trim().toLowerCase()))
  const known = names.flatMap((name) => (name.success ? [name.data] : []))
  if (known.length < names.length) throw new InvalidArgumentError('Use pdf, docx, or pdf,docx.')
  return known
}

/** What is done with files alone: no store, no profile. */
export function addFileCommands(program: Command, finish: Finish): void {
  program
    .command('build')
    .description('write the letter as PDF and Word file')
    .argument('<letter.md>', 'the letter file')
    .requiredOption('--out <folder>', 'where the files go; made if it is not there')
    .addOption(new Option('--format <list>', 'pdf, docx, or both').argParser(formats).default(['pdf', 'docx'], 'pdf,docx'))
    .addOption(libraryOption('a library of clauses and templates; may be given again'))
    .option('--no-draft-line', 'leave "Draft, not released" out of the running header')
    .option('--no-letterhead', 'leave the letterhead out, for headed paper')
    .action(async (file: string, options: Parameters<typeof build>[1]) => {
      finish(await build(file, options))
    })
  program
    .command('check')
    .description('say what is wrong or doubtful about a letter, or about a clause file')
    .argument('<file.md>', 'the letter file, or a clause file of a library')
    .option('--json', 'print the findings as JSON', false)
    .addOption(libraryOption())
    .action(async (file: string, options: Parameters<typeof check>[1]) => {
      finish(await check(file, options))
    })
  program
    .command('verify')
    .description('say whether PDFs are signed and unchanged and what they prove, or whether the clauses of Word files are as exported')
    .argument('<files...>', 'PDFs and Word files')
    .option('--trust <folder>', 'certificates whose word counts, as .pem, .crt, .cer or .der; others are refused then')
    .option('--data <folder>', 'where a house keeps its letters: says how each clause stands there today')
    .option('--json', 'print JSON', false)
    .action(async (files: readonly string[], options: VerifyCommand) => {
      finish(await verify(files, options))
    })
  program
    .command('verification-page')
    .description('write the page on which anybody verifies PDFs in a browser, without Chancery and without a network')
    .argument('<file.html>', 'where it goes')
    .action(async (file: string) => {
      finish(await verificationPage(file))
    })
}
