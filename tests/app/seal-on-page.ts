import type { Locator, Page } from 'playwright-core'
import type { RequestInput, RequestName, RequestOutput, Result } from '../../core/requests/index.ts'
import type { SealBox } from '../../core/seal/index.ts'
import { must } from '../backend/store/stores.ts'

/** A page of a file with a seal on it; millimetres. */
export interface SealedPage {
  readonly width: number
  readonly height: number
  readonly box: SealBox
  /** What the page is called in the window. */
  readonly name: string
}

/** The page of a letter that was signed for trying out on which the seal stands. */
export async function sealedPage(page: Page, letterId: string): Promise<SealedPage> {
  const { entry } = await told(page, 'register.ofLetter', { letterId })
  const { pages } = await told(page, 'signing.sealRoom', { release: entry?.id ?? '', isTest: true })
  const at = pages.findIndex(({ fields }) => fields.length > 0)
  const [sheet, box] = [pages[at], pages[at]?.fields[0]]
  if (sheet === undefined || box === undefined) throw new Error('no page has a seal')
  return { width: sheet.width, height: sheet.height, box, name: `Page ${String(at + 1)} of ${String(pages.length)}` }
}

/** How many pixels are dark where the seal stands on the drawn page. */
export function darkIn(drawn: Locator, { width, height, box }: SealedPage): Promise<number> {
  return drawn.evaluate(
    (canvas: HTMLCanvasElement, [left = 0, top = 0, right = 0, bottom = 0]) => {
      const { width: across, height: down } = canvas
      const [x = 0, y = 0] = [left * across, top * down].map(Math.round)
      const data = canvas.getContext('2d')?.getImageData(x, y, (right - left) * across, (bottom - top) * down).data ?? []
      return data.filter((value, index) => index % 4 === 0 && value < 128).length
    },
    box.map((value, index) => value / (index % 2 === 0 ? width : height)),
  )
}

/** What the program says to a question of the window. */
async function told<Name extends RequestName>(page: Page, name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>> {
  const answer = await page.evaluate(
    async ([asked, body]) =>
      (await fetch(`/ask/${asked}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text(),
    [name, JSON.stringify(input)] as const,
  )
  return must(JSON.parse(answer) as Result<RequestOutput<Name>>)
}
