import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FileToSave } from '../../backend/answers/index.ts'
import { exportsByDialog } from '../../electron/main/save-dialogs.ts'
import { dialog, shell } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

let folder: string
const file = (format: FileToSave['format']): FileToSave => ({ name: `Letter.${format}`, format, bytes: Buffer.from(format) })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-dialogs-'))
  dialog.saveAnswer = { canceled: true, filePath: '' }
  dialog.openAnswer = { canceled: true, filePaths: [] }
  shell.shown.length = 0
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('one file goes where the person said, under the name the person gave', async () => {
  dialog.saveAnswer = { canceled: false, filePath: join(folder, 'Mine.pdf') }
  const saved = await exportsByDialog(folder).saveFiles([file('pdf')])
  expect(saved).toMatchObject({ ok: true, value: [{ name: 'Mine.pdf', size: 3 }] })
  expect(readFileSync(join(folder, 'Mine.pdf'), 'utf8')).toBe('pdf')
})

test('several files go into the folder the person chose, and replace nothing there', async () => {
  writeFileSync(join(folder, 'Letter.docx'), 'older')
  dialog.openAnswer = { canceled: false, filePaths: [folder] }
  await exportsByDialog(folder).saveFiles([file('pdf'), file('docx')])
  expect(readdirSync(folder).toSorted()).toEqual(['Letter (2).docx', 'Letter (2).pdf', 'Letter.docx'])
  expect(readFileSync(join(folder, 'Letter.docx'), 'utf8')).toBe('older')
})

test('a cancelled dialog writes nothing and is no failure', async () => {
  expect(await exportsByDialog(folder).saveFiles([file('pdf')])).toEqual({ ok: true, value: [] })
  expect(await exportsByDialog(folder).saveFiles([file('pdf'), file('docx')])).toEqual({ ok: true, value: [] })
  expect(readdirSync(folder)).toEqual([])
})

test('the window learns no path, and shows the file by its handle', async () => {
  dialog.saveAnswer = { canceled: false, filePath: join(folder, 'Mine.pdf') }
  const exports = exportsByDialog(folder)
  const saved = await exports.saveFiles([file('pdf')])
  expect(JSON.stringify(saved)).not.toContain(folder)
  await exports.reveal(saved.ok ? (saved.value[0]?.handle ?? '') : '')
  expect(shell.shown).toEqual([join(folder, 'Mine.pdf')])
})

test('a handle that was not given out shows nothing', async () => {
  expect(await exportsByDialog(folder).reveal(join(folder, 'Mine.pdf'))).toMatchObject({ ok: false, error: { code: 'file-unknown' } })
  expect(shell.shown).toEqual([])
})
