import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { fail, isRequestName, type Ask, type Failure, type Result } from '../../core/requests/index.ts'
import { channels } from '../channels.ts'
import { isOwnAddress } from './address.ts'

const stranger: Failure = { code: 'not-our-window', message: 'Chancery answers its own window only.' }
const unknownRequest: Failure = { code: 'bad-request', message: 'There is no such request.' }

/** Only the page of our window, and no frame in it. */
function isOwnWindow({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url)
}

/** Answers what windows ask. The one file that listens to them. Nothing is thrown across: the answers are values. */
export function answerWindows(ask: Ask): void {
  ipcMain.handle(channels.ask, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOwnWindow(event)) return fail(stranger)
    if (!isRequestName(name)) return fail(unknownRequest)
    // The answers parse what comes in with the schema of the name; until then nothing is known of it.
    return ask(name, input as never)
  })
}
