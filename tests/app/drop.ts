import type { Page } from 'playwright-core'

interface Dropped {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Drops a file on an element of the window. */
export async function drop(page: Page, on: string, { name, mimeType, buffer }: Dropped): Promise<void> {
  await page.locator(on).evaluate(
    (target, { name, mimeType, base64 }) => {
      // Files that a page made have no entry in a file system; without the way to ask for one the window takes them as they are.
      Object.defineProperty(DataTransferItem.prototype, 'webkitGetAsEntry', { value: undefined })
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      data.items.add(new File([bytes], name, { type: mimeType }))
      for (const kind of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }))
    },
    { name, mimeType, base64: buffer.toString('base64') },
  )
}
