import { Option, type Command } from 'commander'
import { asOption, passphraseOption } from '../acting.ts'
import { delegate, delegationList, endDelegation, type DelegateCommand } from '../commands/delegation.ts'
import {
  reviewDecide,
  reviewList,
  reviewPack,
  reviewTakeBack,
  reviewUnpack,
  type DecideCommand,
  type ListCommand,
  type PackCommand,
  type ReviewCommand,
} from '../commands/review.ts'
import { day } from './day.ts'
import { libraryOption, type Finish } from './finish.ts'

/** Reviews: what waits for somebody, and their decisions. */
export function addReviewCommands(program: Command, finish: Finish): void {
  const review = program.command('review').description('what waits for a decision, and deciding on it')
  const acted = (command: Command): Command =>
    command
      .addOption(libraryOption())
      .option(...asOption)
      .option(...passphraseOption)
      .option('--json', 'print JSON')
      .option('--data <folder>', 'where letters are kept')
  acted(review.command('list').description('list what waits for a person, the first due first'))
    .addOption(new Option('--sent', 'list what the person sent, and what still waits').conflicts('others'))
    .option('--others', 'list what waits for others, and what comes to the person after them')
    .option('--returned', 'list what was refused or is to be changed, by whom and why')
    .action(async (options: ListCommand) => {
      finish(await reviewList(options))
    })
  acted(review.command('pack').description('write a review as one signed file, for another computer of the house'))
    .argument('<what>', 'a review, or the letter or clause version that it is about, by its id')
    .requiredOption('--out <file>', 'the file to write')
    .action(async (what: string, options: PackCommand) => {
      finish(await reviewPack(what, options))
    })
  acted(review.command('unpack').description('take in a review from another computer, or what was decided there'))
    .argument('<file>', 'a file that "review pack" wrote')
    .action(async (file: string, options: ReviewCommand) => {
      finish(await reviewUnpack(file, options))
    })
  acted(review.command('take-back').description('take back what was sent to review, before it is decided'))
    .argument('<review>', 'the review, as "letter submit" or "review list" names it')
    .action(async (id: string, options: ReviewCommand) => {
      finish(await reviewTakeBack(id, options))
    })
  acted(review.command('delegations').description('list who stands in for whom while they are away')).action(
    async (options: ReviewCommand) => {
      finish(await delegationList(options))
    },
  )
  acted(review.command('delegate').description('name who stands in for the person who acts while they are away'))
    .argument('<person>', 'who stands in: their id, or their name in full')
    .requiredOption('--from <day>', 'the first day, as 2026-11-23', day)
    .requiredOption('--until <day>', 'the last day, as 2026-11-27', day)
    .option('--for <person>', 'who is away, where an administrator names the stand-in')
    .action(async (person: string, options: DelegateCommand) => {
      finish(await delegate(person, options))
    })
  acted(review.command('end-delegation').description('end a delegation at once'))
    .argument('<delegation>', 'its id, as "review delegations" prints it')
    .action(async (id: string, options: ReviewCommand) => {
      finish(await endDelegation(id, options))
    })
  const decision = (name: string, description: string): Command =>
    acted(review.command(name).description(description).argument('<review>', 'the review, as "review list" names it'))
  decision('approve', 'approve a clause version or letter')
    .option('--comment <text>', 'a word about it', '')
    .action(async (id: string, options: DecideCommand) => {
      finish(await reviewDecide(id, 'approve', options))
    })
  decision('refuse', 'refuse a clause version or letter')
    .requiredOption('--comment <text>', 'why it is refused')
    .action(async (id: string, options: DecideCommand) => {
      finish(await reviewDecide(id, 'refuse', options))
    })
  decision('ask-changes', 'ask for changes of a clause version or letter')
    .requiredOption('--comment <text>', 'which changes')
    .action(async (id: string, options: DecideCommand) => {
      finish(await reviewDecide(id, 'ask-changes', options))
    })
}
