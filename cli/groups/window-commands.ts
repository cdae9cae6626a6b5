import { InvalidArgumentError, Option, type Command } from 'commander'
import { serve } from '../commands/serve.ts'
import { also, libraryOption, type Finish } from './finish.ts'

function port(text: string): number {
  const number = Number(text)
  if (!/^\d+$/u.test(text) || number > 65_535) throw new InvalidArgumentError('Use a number from 0 to 65535.')
  return number
}

export function addWindowCommands(program: Command, finish: Finish): void {
  program
    .command('serve')
    .description('open the window in a browser, from this computer only')
    .option('--port <number>', 'the port; a free one when left out', port, 0)
    .option('--no-open', 'only print the address')
    .addOption(libraryOption())
    .option('--data <folder>', 'where letters are kept')
    .addOption(
      new Option('--pkcs11 <library>', 'the library of a token that the window is to offer; may be given again')
        .argParser(also)
        .default([], 'those it knows'),
    )
    .option('--exports <folder>', 'where exported files go')
    .action(async (options: Parameters<typeof serve>[0]) => {
      finish(await serve(options))
    })
}
