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
  const all = [...ownFaults(thing), ...shapeFaults(thing)]
  return all.filter(({ place }, index) => all.findIndex((other) => other.place === place) === index)
}

function ownFaults(thing: HouseThing): HouseFault[] {
  switch (thing.kind) {
    case 'template':
      return templateFaults(thing.content)
    case 'style':
      return styleFaults(thing.content)
    case 'letterhead':
      return thing.content.title.trim() === ''
        ? [
            {
              place: 'title',
              message: 'A letterhead needs a title: it stands under that in the list, and nothing else tells it from the others.',
            },
          ]
        : []
    case 'company':
      return []
  }
}

function shapeFaults(thing: HouseThing): HouseFault[] {
  const issues = HouseThing.safeParse(thing).error?.issues ?? []
  return issues.map((issue) => ({ place: issue.path.slice(1).map(String).join('.'), message: sentenceOf(issue) }))
}

function sentenceOf({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === 'too_big') return 'This is too long. Shorten it.'
  return code === 'too_small' ? 'This may not be empty. Write something, or take the whole of it out.' : message
}
