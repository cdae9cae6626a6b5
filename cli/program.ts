import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { ExportFormat } from '../core/requests/index.ts'
import { build } from './commands/build.ts'
import { check } from './commands/check.ts'
import { serve } from './commands/serve.ts'
import { verify } from './commands/verify.ts'
import { exitCode, type ExitCode } from './exit-codes.ts'
import { complain } from './output.ts'

function formats(list: string): ExportFormat[] {
  const names = list.split(',').map((name) => ExportFormat.safeParse(name.trim().toLowerCase()))
  const known = names.flatMap((name) => (name.success ? [name.data] : []))
  if (known.length < names.length) throw new InvalidArgumentError('Use pdf, docx, or pdf,docx.')
  return known
}

function port(text: string): number {
  const number = Number(text)
  if (!/^\d+$/u.test(text) || number > 65_535) throw new InvalidArgumentError('Use a number from 0 to 65535.')
  return number
}

const also = (folder: string, before: readonly string[]): string[] => [...before, folder]

function programFor(finish: (code: ExitCode) => void): Command {
  const program = new Command('chancery')
    .description('Builds letters from approved, versioned clauses.')
    .exitOverride()
    .helpOption('-h, --help', 'say how to use it')
    .helpCommand('help [command]', 'say how to use a command')
    .addHelpText('after', '\nExit codes: 0 done, 1 refused by findings, 2 bad usage or input.')
  program
    .command('build')
    .description('write the letter as PDF and Word file')
    .argument('<letter.md>', 'the letter file')
    .requiredOption('--out <folder>', 'where the files go; made if it is not there')
    .option('--format <list>', 'pdf, docx, or both', formats, ['pdf', 'docx'])
    .option('--library <folder>', 'a library of clauses and templates, instead of the starter library; may be given again', also, [])
    .option('--no-draft-line', 'leave "Draft, not released" out of the running header')
    .option('--no-letterhead', 'leave the letterhead out, for headed paper')
    .action(async (file: string, options: Parameters<typeof build>[1]) => {
      finish(await build(file, options))
    })
  program
    .command('check')
    .description('say what is wrong or doubtful about a letter')
    .argument('<letter.md>', 'the letter file')
    .option('--json', 'print the findings as JSON', false)
    .option('--library <folder>', 'a library, as for build; may be given again', also, [])
    .action(async (file: string, options: Parameters<typeof check>[1]) => {
      finish(await check(file, options))
    })
  program
    .command('verify')
    .description('say whether the clauses of an exported Word file are as they were exported')
    .argument('<letter.docx>', 'the Word file')
    .action((file: string) => {
      finish(verify(file))
    })
  program
    .command('serve')
    .description('open the window in a browser, from this computer only')
    .option('--port <number>', 'the port; a free one when left out', port, 0)
    .option('--no-open', 'only print the address')
    .option('--library <folder>', 'a library, as for build; may be given again', also, [])
    .option('--data <folder>', 'where letters are kept')
    .option('--exports <folder>', 'where exported files go')
    .action(async (options: Parameters<typeof serve>[0]) => {
      finish(await serve(options))
    })
  return program
}

/** Runs one command. Whatever goes wrong is told in a sentence; no stack is ever printed. */
export async function run(words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.done
  const program = programFor((finished) => {
    code = finished
  })
  try {
    if (words.length === 0) program.help({ error: true })
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.badInput
    complain('Something went wrong that should not have, and nothing was written. Please report what you did.')
    if (process.env['CHANCERY_DEBUG'] === '1') complain(String(error instanceof Error ? error.stack : error))
    return exitCode.badInput
  }
}
