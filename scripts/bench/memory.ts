import { buildFiles } from '../../backend/export/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import { exampleLetter, images, shelf } from './letters.ts'
import { table } from './measure.ts'

/** Resident memory of the whole process, worker included, in megabytes. */
function resident(): number {
  return process.memoryUsage().rss / 1e6
}

export async function benchMemory(letters: number): Promise<string> {
  const letter = exampleLetter('partner-letter.md')
  const layout = createLayout()
  let peak = resident()
  const begin = performance.now()
  for (let count = 0; count < letters; count += 1) {
    const next = { ...letter, values: { ...letter.values, 'partner.name': `Distribution company ${String(count)} Ltd` } }
    await buildFiles(next, shelf, layout, { formats: ['pdf', 'docx'], draftLine: true, printLetterhead: true, images })
    peak = Math.max(peak, resident())
  }
  const seconds = (performance.now() - begin) / 1000
  await layout.close()
  return table(`${String(letters)} letters to both files in one process`, [
    { what: 'peak resident memory', figure: `${peak.toFixed(0)} MB`, beside: 'under 300 MB', kept: peak < 300 },
    { what: 'rate', figure: `${(letters / seconds).toFixed(1)} letters a second`, beside: '' },
  ])
}
