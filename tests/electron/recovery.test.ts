import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { recover } from '../../electron/main/recovery.ts'
import { DataFolder, letterOf, must } from '../backend/store/stores.ts'
import { dialog } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const damaged = { code: 'store-damaged', message: 'The file of letters is damaged.' }
let data: DataFolder

/** A data folder whose store is damaged, with a backup of one letter. */
beforeEach(async () => {
  dialog.messages = []
  data = new DataFolder()
  const store = must(await data.open())
  must(await store.createLetter(letterOf('kept')))
  must(await store.backups.make())
  await store.close()
  writeFileSync(data.file, 'A letter to nobody. '.repeat(100))
})
afterEach(() => {
  data[Symbol.dispose]()
})

test('a damaged store is offered its newest backup, and opens again once it is brought back', async () => {
  dialog.messageAnswer = { response: 0 }
  const recovered = must(await recover(damaged, data.path))
  const store = must(await data.open('window'))
  const letters = must(await store.listLetters())
  await store.close()
  expect([recovered, dialog.messages[0]?.detail?.includes('2026-11-24 at 09:00 UTC'), letters.length]).toEqual([true, true, 1])
})

test('whoever would rather not, keeps the damaged file where it is', async () => {
  dialog.messageAnswer = { response: 1 }
  const recovered = must(await recover(damaged, data.path))
  const opened = await data.open('window')
  expect([recovered, opened.ok]).toEqual([false, false])
})

test('another failure is offered nothing', async () => {
  expect([must(await recover({ code: 'store-newer', message: '' }, data.path)), dialog.messages]).toEqual([false, []])
})
