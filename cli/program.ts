import { Command, CommanderError } from 'commander'
import { exitCode, type ExitCode } from './exit-codes.ts'
import { addFileCommands } from './groups/file-commands.ts'
import { addLibraryCommands } from './groups/library-commands.ts'
import { addProfileCommands } from './groups/profile-commands.ts'
import { addLetterCommands, addRegisterCommands } from './groups/register-commands.ts'
import { addReviewCommands } from './groups/review-commands.ts'
import { addStoreCommands } from './groups/store-commands.ts'
import { addWindowCommands } from './groups/window-commands.ts'
import type { Finish } from './groups/finish.ts'
import { complain } from './output.ts'
import { programVersion } from './version.ts'

function programFor(finish: Finish): Command {
  const program = new Command('chancery')
    .description('Builds letters from approved, versioned clauses.')
    .exitOverride()
    // Commands have a --version of their own, for that of a clause.
    .enablePositionalOptions()
    .version(programVersion(), '-V, --version', 'say which version this is')
    .helpOption('-h, --help', 'say how to use it')
    .helpCommand('help [command]', 'say how to use a command')
    .addHelpText('after', '\nExit codes: 0 done, 1 refused by findings, 2 bad usage or input.')
  addFileCommands(program, finish)
  addWindowCommands(program, finish)
  addStoreCommands(program, finish)
  addProfileCommands(program, finish)
  addLibraryCommands(program, finish)
  addLetterCommands(program, finish)
  addRegisterCommands(program, finish)
  addReviewCommands(program, finish)
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
