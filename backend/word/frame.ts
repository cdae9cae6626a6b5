import { FrameAnchorType, FrameWrap, HeightRule, type IFrameOptions } from 'docx'
import type { PaperArea } from '../../core/letter/index.ts'
import { twips } from './page.ts'

/** A place on the page that stays where it is: neighbouring paragraphs with the same one share it. */
export function frameAt(area: PaperArea): IFrameOptions {
  return {
    type: 'absolute',
    position: { x: twips(area.left), y: twips(area.top) },
    width: twips(area.width),
    height: twips(area.height),
    rule: HeightRule.ATLEAST,
    wrap: FrameWrap.AROUND,
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
  }
}
