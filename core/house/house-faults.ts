import { HouseThing } from './house-version.ts'
import { styleFaults } from '../style/index.ts'
import { templateFaults } from './template-faults.ts'

/** Something that may not stand so. `place` is where, such as `title` or `fields.2.label`; `message` says what is wrong and what to do. */
export interface HouseFault {
  readonly place: string
  readonly message: string
}

/** What must be mended before it may be kept; the first fault of each place, in the order in which the form asks. */
export function houseFaults(thing: HouseThing): HouseFault[] {
  const own = thing.kind === 'template' ? templateFaults(thing.content) : thing.kind === 'style' ? styleFaults(thing.content) : []
  const all = [...own, ...shapeFaults(thing)]
  return all.filter(({ place }, index) => all.findIndex((other) => other.place === place) === index)
}

function shapeFaults(thing: HouseThing): HouseFault[] {
  const issues = HouseThing.safeParse(thing).error?.issues ?? []
  return issues.map((issue) => ({ place: issue.path.slice(1).map(String).join('.'), message: sentenceOf(issue) }))
}

function sentenceOf({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === 'too_big') return 'This is too long. Shorten it.'
  return code === 'too_small' ? 'This may not be empty. Write something, or take the whole of it out.' : message
}
