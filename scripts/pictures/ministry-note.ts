import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { templatesFolder } from '../../backend/places/index.ts'
import { correction } from './sample-house.ts'

/** The ministry's note of the starter library with its fifth point corrected, on paper: a PDF as a ministry would publish it. */
export async function ministryNote(browser: Browser): Promise<Uint8Array> {
  const text = readFileSync(join(templatesFolder(), 'evidence', 'moi-2026-114.txt'), 'utf8')
  // The file is wrapped by hand: on paper only its short lines, as in its head, end where they end here.
  const paragraphs = text.split(/\n{2,}/u).map((paragraph) =>
    paragraph
      .trim()
      .replaceAll(/(?<=^.{56,})\s*\n\s*/gmu, ' ')
      .replaceAll(/[ ]{2,}/gu, ' '),
  )
  const corrected = paragraphs.map((paragraph) => paragraph.replace(correction.before, correction.after))
  const page = await browser.newPage()
  try {
    await page.setContent(`<style>
      @page { size: A4; margin: 20mm 24mm }
      body { font: 10.5pt/1.4 serif }
      p { margin: 0 0 9pt; white-space: pre-line }
    </style>${corrected.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('')}`)
    return await page.pdf({ preferCSSPageSize: true })
  } finally {
    await page.close()
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
