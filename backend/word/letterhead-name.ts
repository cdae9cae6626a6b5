import { Paragraph, type AlignmentType } from 'docx'
import type { ResolvedLetter } from '../../core/letter/index.ts'
import { textRuns } from './inlines.ts'
import { textWidth } from './page.ts'
import { styleIds } from './styles.ts'
import { exactly } from './unruled-row.ts'

/** How the name of a letterhead is set: its lines, the height of each in millimetres, and its size in half points where it is not its style's. */
interface NameShape {
  readonly lines: number
  readonly height: number
  readonly size?: number
}

const oneLine: NameShape = { lines: 1, height: 8 }

/** More lines than this reach into the window of any envelope. */
const most = 5

/** The shape of a name in so many millimetres. Nobody measures letters here: words are taken for as wide as wide ones are. */
export function nameShape({ letterhead: { name, style } }: ResolvedLetter, width: number): NameShape {
  if (style === 'ruled') {
    if (name.length * 3.4 <= width) return oneLine
    return { lines: linesOf(name, width / 2.8), height: 5.4, size: 25 }
  }
  return name.length * 3.6 <= textWidth ? oneLine : { lines: linesOf(name, textWidth / 3.6), height: 7.4 }
}

/** How many lines the words of a name take, where so many characters fit into one. */
function linesOf(name: string, characters: number): number {
  let [lines, left] = [1, characters]
  for (const word of name.split(/\s+/u)) {
    if (word.length > left && left < characters) {
      lines += 1
      left = characters
    }
    lines += Math.max(0, Math.ceil(word.length / characters) - 1)
    left -= (word.length % characters) + 1
  }
  return Math.min(most, lines)
}

/** In millimetres. */
export function nameHeight(letter: ResolvedLetter, width: number): number {
  const { lines, height } = nameShape(letter, width)
  return lines * height
}

export function nameParagraph(letter: ResolvedLetter, width: number, alignment?: (typeof AlignmentType)['CENTER']): Paragraph {
  const { height, size } = nameShape(letter, width)
  return new Paragraph({
    style: styleIds.letterheadName,
    ...(alignment && { alignment }),
    spacing: exactly(height),
    children: textRuns(letter.letterhead.name, size === undefined ? {} : { size }),
  })
}
