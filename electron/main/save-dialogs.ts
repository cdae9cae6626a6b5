import { join } from 'node:path'
import { BrowserWindow, dialog, shell } from 'electron'
import type { FileToSave } from '../../backend/answers/index.ts'
import { ExportedFiles } from '../../backend/export/index.ts'
import type { HostDeeds } from '../../backend/workers/index.ts'
import { succeed } from '../../core/requests/index.ts'

const kinds: Readonly<Record<Exclude<FileToSave['format'], 'as-it-is'>, string>> = {
  pdf: 'PDF',
  docx: 'Word document',
  xlsx: 'Excel workbook',
  jsonl: 'JSON Lines',
  json: 'JSON',
  html: 'Web page',
  md: 'Text',
  'chancery-review': 'Review package',
}

/** Asks where exports go: for one file its name, for several their folder. Undefined when the person cancels. */
async function askForFile(file: FileToSave, folder: string): Promise<string | undefined> {
  const filters = file.format === 'as-it-is' ? [] : [{ name: kinds[file.format], extensions: [file.format] }]
  const options = { defaultPath: join(folder, file.name), filters }
  const window = BrowserWindow.getFocusedWindow()
  const answer = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
  return answer.canceled || answer.filePath === '' ? undefined : answer.filePath
}

async function askForFolder(folder: string): Promise<string | undefined> {
  const options = { defaultPath: folder, properties: ['openDirectory' as const, 'createDirectory' as const] }
  const window = BrowserWindow.getFocusedWindow()
  const answer = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return answer.canceled ? undefined : answer.filePaths[0]
}

async function askForLibrary(): Promise<string | undefined> {
  const filters = [
    { name: 'Library of a token (PKCS #11)', extensions: ['so', 'dll', 'dylib'] },
    { name: 'All files', extensions: ['*'] },
  ]
  const options = { title: 'Library of the token', filters, properties: ['openFile' as const] }
  const window = BrowserWindow.getFocusedWindow()
  const answer = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return answer.canceled ? undefined : answer.filePaths[0]
}

/** Exports through the system's dialogs, which ask before a file is replaced. `folder` is where they begin. */
export function exportsByDialog(folder: string): Omit<HostDeeds, 'askToken' | 'whyNoKeychain' | 'sealSecret' | 'unsealSecret'> {
  const exported = new ExportedFiles()
  return {
    async saveFiles(files) {
      const [first, ...others] = files
      if (first === undefined) return succeed([])
      const chosen = others.length === 0 ? await askForFile(first, folder) : await askForFolder(folder)
      if (chosen === undefined) return succeed([])
      return others.length === 0 ? exported.saveAs(chosen, first.bytes) : exported.saveInto(chosen, files)
    },
    chooseFolder: async () => succeed(await askForFolder(folder)),
    async placeForFolder(name) {
      const chosen = await askForFolder(folder)
      return succeed(chosen === undefined ? undefined : exported.placeFor(chosen, name))
    },
    chooseTokenLibrary: async () => succeed(await askForLibrary()),
    reveal(handle) {
      const path = exported.pathOf(handle)
      if (!path.ok) return Promise.resolve(path)
      shell.showItemInFolder(path.value)
      return Promise.resolve(succeed(undefined))
    },
  }
}
