import { contextBridge, ipcRenderer } from 'electron'
import { isRequestName } from '../../core/requests/request-names.ts'
import { channels } from '../channels.ts'

const unknownRequest = { ok: false, error: { code: 'bad-request', message: 'There is no such request.' } }

/** All that the window gets of the host: requests by name, and the commands of the native menu. */
contextBridge.exposeInMainWorld('desktop', {
  ask: (name: unknown, input: unknown): Promise<unknown> =>
    isRequestName(name) ? ipcRenderer.invoke(channels.ask, name, input) : Promise.resolve(unknownRequest),
  onCommand(listener: (command: string) => void): () => void {
    const hear = (_event: unknown, command: unknown): void => {
      listener(String(command))
    }
    ipcRenderer.on(channels.command, hear)
    return () => {
      ipcRenderer.removeListener(channels.command, hear)
    }
  },
})
