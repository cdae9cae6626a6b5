import { contextBridge, ipcRenderer } from 'electron'
import { requestNames } from '../core/requests/request-names.ts'

const names = new Set<string>(requestNames)

/** All that the window gets of the machine: requests by name, and what was chosen in the menu. */
contextBridge.exposeInMainWorld('desktop', {
  ask(name: string, input: unknown): Promise<unknown> {
    if (!names.has(name)) return Promise.reject(new Error('There is no such request.'))
    return ipcRenderer.invoke(`ask:${name}`, input)
  },
  onCommand(listener: (command: string) => void): () => void {
    const heard = (_event: unknown, command: unknown): void => {
      if (typeof command === 'string') listener(command)
    }
    ipcRenderer.on('command', heard)
    return () => {
      ipcRenderer.off('command', heard)
    }
  },
})
