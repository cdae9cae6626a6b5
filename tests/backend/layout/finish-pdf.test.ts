import { expect, test } from 'vitest'
import { finishPdf } from '../../../backend/layout/finish-pdf.ts'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import { letterOf, paragraph } from './pages.ts'

const finished = Buffer.from(createLetterSetter().pdf(letterOf([paragraph('Words.')]), []).bytes).toString('latin1')

const tableAt = Number(/startxref\n(\d+)/u.exec(finished)?.[1])
const asBytes = (text: string): Buffer => Buffer.from(text, 'latin1')

test.each([
  ['has no end', finished.slice(0, -6)],
  ['is cut short', finished.slice(0, 2000)],
  ['is empty', ''],
  ['says that its table is elsewhere', finished.replace(/startxref\n\d+/u, `startxref\n${String(tableAt - 1)}`)],
  ['names no root', finished.replace(/\/Root \d+ 0 R/u, '/Tree 147 0 R')],
  ['names another root', finished.replace(/\/Root \d+ 0 R/u, '/Root 2 0 R')],
  [
    'has metadata of another length',
    finished.replace(
      /(\/Length )(\d+)(\n {2}\/Type \/Metadata)/u,
      (_whole, before, length, after) => `${String(before)}${String(Number(length) - 1)}${String(after)}`,
    ),
  ],
  ['has a catalog without preferences', finished.replace('/ViewerPreferences', '/OtherPreferencesX')],
])('a file that %s is left alone', (_what, file) => {
  expect(finishPdf(asBytes(file))).toBeUndefined()
})

test('a file is finished where its subject looks like the objects that are looked for', () => {
  const subject = 'x\n146 0 obj\n147 0 obj\n<< /Root 9 0 R >>\nstartxref\n5\n%%EOF'
  const made = createLetterSetter().pdf(letterOf([], { subject: [{ text: subject }] }, { subject }), []).bytes
  expect(Buffer.from(made).toString('latin1')).toContain('/DisplayDocTitle true')
})
