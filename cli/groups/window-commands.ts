import { InvalidArgumentError, type Command } from 'commander'
import { serve } from '../commands/serve.ts'
import { libraryOption, type Finish } from './finish.ts'

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
    .option('--exports <folder>', 'where exported files go')
    .action(async (options: Parameters<typeof serve>[0]) => {
      finish(await serve(options))
    })
}
