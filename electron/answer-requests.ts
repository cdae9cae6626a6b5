import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { fail, requestNames, type Ask } from '../core/requests/index.ts'
import { windowOrigin } from './guards.ts'

/** True for the top frame of our own window: no other page may ask anything (Electron security, point 17). */
function isOurs(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.url.startsWith(`${windowOrigin}/`)
}

const refused = fail({ code: 'host-refused', message: 'Chancery refused a request that did not come from its own window.' })

/** Answers the window's requests: the one place that listens to it. */
export function answerRequests(ask: Ask): void {
  for (const name of requestNames) {
    ipcMain.handle(`ask:${name}`, (event, input: unknown) => (isOurs(event) ? ask(name, input as never) : refused))
  }
}
