import { Command, CommanderError } from 'commander'
import { exitCode, type ExitCode } from './exit-codes.ts'
import type { Finish } from './groups/finish.ts'
import { complain } from './output.ts'
import { programVersion } from './version.ts'

function newProgram(): Command {
  return (
    new Command('chancery')
      .description('Builds letters from approved, versioned clauses.')
      .exitOverride()
      // Commands have a --version of their own, for that of a clause.
      .enablePositionalOptions()
      .version(programVersion(), '-V, --version', 'say which version this is')
      .helpOption('-h, --help', 'say how to use it')
      .showHelpAfterError('"chancery --help" lists all commands; --help after a command says how to use it.')
      .helpCommand('help [command]', 'say how to use a command')
      .addHelpText('after', '\nExit codes: 0 done, 1 refused by findings or by the rules of the house, 2 bad usage or input.')
  )
}

/** The window's own command alone where it is the one, since a window should be there at once; otherwise all commands. */
async function addCommands(program: Command, word: string | undefined, finish: Finish): Promise<void> {
  if (word === 'serve') (await import('./groups/window-commands.ts')).addWindowCommands(program, finish)
  else (await import('./groups/index.ts')).addAllCommands(program, finish)
}

/** Runs one command. Whatever goes wrong is told in a sentence; no stack is ever printed. */
export async function run(words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.done
  const program = newProgram()
  try {
    await addCommands(program, words[0], (finished) => {
      code = finished
    })
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
