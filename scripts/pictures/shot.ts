import type { Page } from 'playwright-core'
import type { RequestInput, RequestName } from '../../core/requests/index.ts'
import type { SampleHouse } from './sample-house.ts'

export interface Shot {
  readonly name: string
  readonly theme: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
  /** Who sits before the window. */
  readonly person: keyof SampleHouse['people']
  /** The parts of the address. */
  readonly place: readonly string[]
  /** Brings the screen to what is to be seen, and waits until it is. */
  prepare(page: Page): Promise<void>
}

export const laptop = { width: 1280, height: 800 }
export const wide = { width: 1440, height: 900 }

/** A screen in both themes, under a name that says which. */
export function bothThemes(name: string, shot: (theme: Shot['theme']) => Omit<Shot, 'name'>): Shot[] {
  return (['light', 'dark'] as const).map((theme) => ({ name: `${name}-${theme}`, ...shot(theme) }))
}

/** Asks the host; gives the id in its answer, where it has one. */
export async function ask<Name extends RequestName>(page: Page, name: Name, input: RequestInput<Name>): Promise<string> {
  const body = JSON.stringify(input)
  const said = await page.evaluate(
    async ([request, body]) =>
      (await fetch(`/ask/${request}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text(),
    [name, body] as const,
  )
  if (!said.startsWith('{"ok":true')) throw new Error(`${name}: ${said}`)
  return /"id":"([^"]+)"/u.exec(said)?.[1] ?? ''
}

export async function saved(page: Page): Promise<void> {
  await page
    .getByText(/^Saved/u)
    .first()
    .waitFor()
}

export async function evidenceDrawn(page: Page): Promise<void> {
  await page.locator('canvas[aria-busy="false"]').first().waitFor()
}

/** Every picture on the screen is there, each layer of a page too. */
export async function everyPictureDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0))
}
