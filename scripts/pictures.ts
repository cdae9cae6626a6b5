/*
 * npm run pictures: takes every picture of docs/pictures anew, from a house that lives its first weeks in an empty data folder.
 *   --only editor-light,page-1   takes these alone
 *   --to FOLDER                  puts them there
 *   --size 1920x1080             takes the window at this size
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launchChromium } from './chromium.ts'
import { serve } from './bench/served.ts'
import { ministryNote } from './pictures/ministry-note.ts'
import { offlinePictures } from './pictures/offline-page.ts'
import { paperPictures } from './pictures/paper.ts'
import { sampleHouse } from './pictures/sample-house.ts'
import { signedLetter } from './pictures/signed-letter.ts'
import { windowPictures } from './pictures/window.ts'

const after = (flag: string): string | undefined => (process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined)
const only = after('--only')?.split(',')
const folder = resolve(after('--to') ?? join(import.meta.dirname, '..', 'docs', 'pictures'))
const [width, height] = after('--size')?.split('x').map(Number) ?? []
const size = width === undefined || height === undefined ? undefined : { width, height }
const isWanted = (name: string): boolean => only?.includes(name) ?? true
mkdirSync(folder, { recursive: true })

const browser = await launchChromium()
if (browser === undefined) {
  process.stderr.write('No pictures were taken: there is no Chromium here (Debian: apt-get install chromium).\n')
  process.exitCode = 2
} else {
  const data = mkdtempSync(join(tmpdir(), 'chancery-pictures-'))
  try {
    const note = await ministryNote(browser)
    const house = await sampleHouse(data, note)
    paperPictures(data, { folder, isWanted })
    const signed = await signedLetter(data, house.release)
    await offlinePictures(browser, signed, { folder, isWanted })
    const served = await serve(data)
    try {
      await windowPictures(browser, served.address, { ...house, signed, note }, { folder, size, isWanted })
    } finally {
      await served.end()
    }
  } finally {
    await browser.close()
    rmSync(data, { recursive: true, force: true })
  }
}
