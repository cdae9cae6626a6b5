import type { Day } from '../../core/clause/index.ts'
import { formatValue } from '../../core/letter/index.ts'
import { changesOf, compareDocuments } from '../../core/redline/index.ts'
import { drawable, glyphFinding, missingIn } from './check-glyphs.ts'
import type { Engine } from './engine.ts'
import type { LaidOutPdf, RedlineSheet, RedlineSide } from './layout.ts'
import { printable } from './page-text.ts'
import { sheetBlocks } from './redline-blocks.ts'
import type { RedlineData } from './redline-data.ts'

/** What changed between two versions as a PDF. A character that no font has is drawn as a mark in its place, and is a finding. */
export function setRedline(sheet: RedlineSheet, engine: Engine, covered: ReadonlySet<number>): LaidOutPdf {
  const data = JSON.stringify(redlineData(sheet))
  const missing = [...new Set(missingIn(data, covered))]
  const shown = missing.length === 0 ? data : drawable(data, covered)
  const document = engine.layOut('file', { page: 'redline', data: shown, images: new Map(), attachments: [] })
  return { bytes: engine.pdf(document), findings: missing.length === 0 ? [] : [{ ...glyphFinding({}, missing), severity: 'warning' }] }
}

function redlineData({ title, language, before, after }: RedlineSheet): RedlineData {
  const redline = compareDocuments(before.body, after.body)
  const changes = changesOf(redline)
  const [tongue = 'en', ...subtags] = language.split('-')
  const [year = 1970, month = 1, day = 1] = after.day.split('-').map(Number)
  return {
    title: printable(title),
    language: tongue,
    region: subtags.find((tag) => /^[A-Z]{2}$/u.test(tag)) ?? null,
    date: [year, month, day],
    running: printable(
      before.code === after.code
        ? `${before.code} · ${dated(before)} →\u00A0${dated(after)}`
        : `${before.code} ${dated(before)} →\u00A0${after.code} ${dated(after)}`,
    ),
    sides: [
      { name: 'From', what: whatOf(before), day: longDay(before.day) },
      { name: 'To', what: whatOf(after), day: longDay(after.day) },
    ],
    count: changes.length === 0 ? 'No change' : changes.length === 1 ? '1 change' : `${String(changes.length)} changes`,
    blocks: sheetBlocks(redline.blocks, { changes, heading: 1 }),
  }
}

function whatOf({ code, version }: RedlineSide): string {
  return printable(`${code} v${String(version)}`)
}

/** On one line wherever it stands, so that the head of a page breaks between the versions and never in a day. */
function dated({ version, day }: RedlineSide): string {
  return `v${String(version)} of ${longDay(day)}`.replaceAll(' ', '\u00A0')
}

function longDay(day: Day): string {
  const printed = formatValue(day, 'long', 'en-GB')
  return printed.ok ? printed.value : day
}
