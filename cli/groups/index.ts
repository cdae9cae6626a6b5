import type { Command } from 'commander'
import { addFileCommands } from './file-commands.ts'
import { addHouseCommands } from './house-commands.ts'
import { addLibraryCommands } from './library-commands.ts'
import { addProfileCommands } from './profile-commands.ts'
import { addLetterCommands, addRegisterCommands } from './register-commands.ts'
import { addReviewCommands } from './review-commands.ts'
import { addSignCommands } from './sign-commands.ts'
import { addStoreCommands } from './store-commands.ts'
import { addWindowCommands } from './window-commands.ts'
import type { Finish } from './finish.ts'

/** All commands, in the order in which the help lists them. */
export function addAllCommands(program: Command, finish: Finish): void {
  addFileCommands(program, finish)
  addSignCommands(program, finish)
  addWindowCommands(program, finish)
  addStoreCommands(program, finish)
  addProfileCommands(program, finish)
  addLibraryCommands(program, finish)
  addHouseCommands(program, finish)
  addLetterCommands(program, finish)
  addRegisterCommands(program, finish)
  addReviewCommands(program, finish)
}
