import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { digestOfDocument } from '../../core/document/index.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { storedLetter, windowForEach } from './window-for-each.ts'
import { newLetter, saved, write } from './window-page.ts'

sayIfMissing()

/** A generator that always gives the same numbers (Park and Miller's, 1988), so that what fails fails again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % Math.max(1, below)
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Places of lines on the screen: those of locked clauses, and those of free text. */
async function places(page: Page): Promise<{ locked: Point[]; free: Point[] }> {
  return page.evaluate(() => {
    const desk = document.querySelector('.letter-desk')?.getBoundingClientRect()
    const found: { locked: Point[]; free: Point[] } = { locked: [], free: [] }
    for (const line of document.querySelectorAll('.letter-text :is(.letter-paragraph, .letter-item-text, .letter-heading)')) {
      const box = line.getBoundingClientRect()
      const point = { x: box.left + Math.min(60, box.width / 2), y: box.top + 9 }
      if (desk === undefined || point.y < desk.top + 4 || point.y > desk.bottom - 4) continue
      found[line.closest('.clause-block') === null ? 'free' : 'locked'].push(point)
    }
    return found
  })
}

describe.skipIf(missing !== undefined)('a locked clause in a real browser', () => {
  const here = windowForEach()

  test('keeps its words through a hundred random drags, drops and inputs over it', async () => {
    const { page, complaints } = here.window
    const pick = numbersFrom(20_261_126)
    await newLetter(page, 'Partner letter')
    await write(page, ' Some words to drag about, and some more of them.')
    await saved(page)
    const clauses = async (): Promise<(string | undefined)[]> =>
      (await storedLetter(here.window)).document.flatMap((block) =>
        block.type === 'clause' ? [block.code, block.digest, digestOfDocument(block.children)] : [],
      )
    const before = await clauses()
    expect(before.length).toBeGreaterThan(0)
    for (let time = 0; time < 100; time += 1) {
      const { locked, free } = await places(page)
      const [over, from] = [locked[pick(locked.length)], free[pick(free.length)]]
      if (over === undefined || from === undefined) {
        await page.locator('.letter-desk').evaluate((desk, top) => (desk.scrollTop = top), pick(700))
        continue
      }
      switch (pick(4)) {
        case 0:
          // Words of free text, dragged by the pointer into the clause.
          await page.mouse.dblclick(from.x, from.y)
          await page.mouse.move(from.x + 2, from.y)
          await page.mouse.down()
          await page.mouse.move(over.x, over.y, { steps: 4 })
          await page.mouse.up()
          break
        case 1:
          // Words of the clause, dragged out of it.
          await page.mouse.dblclick(over.x, over.y)
          await page.mouse.down()
          await page.mouse.move(from.x, from.y, { steps: 4 })
          await page.mouse.up()
          break
        case 2:
          await page.evaluate(dropAt, { ...over, kind: pick(3) })
          break
        default:
          await page.mouse.click(over.x, over.y)
          await page.evaluate(inputAt, { ...over, kind: pick(4) })
      }
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press('Control+s')
    await saved(page)
    const after = await clauses()
    // A clause may have been dragged elsewhere as a whole, or a copy of one put in; each that stands there says what it said.
    const known = new Map(before.flatMap((code, index) => (index % 3 === 0 ? [[code, [before[index + 1], before[index + 2]]]] : [])))
    const changed = after.flatMap((code, index) =>
      index % 3 === 0 && JSON.stringify(known.get(code)) !== JSON.stringify([after[index + 1], after[index + 2]]) ? [code] : [],
    )
    expect([changed, before.every((each) => after.includes(each)), complaints]).toEqual([[], true, []])
  })
})

/** What another program's drag lets fall on a place of the page. */
function dropAt({ x, y, kind }: Point & { kind: number }): void {
  const data = new DataTransfer()
  if (kind === 0) data.setData('text/plain', 'dropped')
  else if (kind === 1) data.setData('text/html', '<p>dropped <b>words</b></p>')
  else data.setData('text/uri-list', 'https://example.com')
  const target = document.elementFromPoint(x, y)
  const shared = { bubbles: true, cancelable: true, clientX: x, clientY: y, dataTransfer: data }
  for (const name of ['dragenter', 'dragover', 'drop']) target?.dispatchEvent(new DragEvent(name, shared))
}

/** What a browser extension, or a correction of the browser's own, does to a place of the page. */
function inputAt({ x, y, kind }: Point & { kind: number }): void {
  const target = document.elementFromPoint(x, y)
  if (kind === 0) document.execCommand('insertText', false, 'forged')
  else if (kind === 1) document.execCommand('delete')
  else
    target?.dispatchEvent(
      new InputEvent('beforeinput', {
        bubbles: true,
        cancelable: true,
        inputType: kind === 2 ? 'insertReplacementText' : 'deleteByDrag',
        data: 'forged',
      }),
    )
}
