import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

/*
 * Stands in for the module "electron", whose real one is a program of its own. It keeps what it is given, so that a test
 * can do what Chromium would do with it.
 */

type Handler = (event: unknown, ...words: unknown[]) => unknown
type Listener = (...words: never[]) => unknown

export class FakeContents extends EventEmitter {
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  readonly mainFrame = { url: 'app://chancery/' }
  readonly sent: unknown[][] = []
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  send(...words: unknown[]): void {
    this.sent.push(words)
  }
}

export class FakeSession extends EventEmitter {
  permissionRequest: Listener | undefined
  permissionCheck: Listener | undefined
  devicePermission: Listener | undefined
  beforeRequest: ((details: { url: string }, answer: (outcome: { cancel: boolean }) => void) => void) | undefined
  readonly schemes = new Map<string, (request: Request) => Response>()
  setPermissionRequestHandler(handler: Listener): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: Listener): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: Listener): void {
    this.devicePermission = handler
  }
  readonly webRequest = {
    onBeforeRequest: (handler: NonNullable<FakeSession['beforeRequest']>): void => {
      this.beforeRequest = handler
    },
  }
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response): void => {
      this.schemes.set(scheme, handler)
    },
  }
}

interface WindowOptions {
  webPreferences?: Record<string, unknown>
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = []
  readonly webContents = new FakeContents()
  readonly options: WindowOptions
  address = ''
  isShown = false
  constructor(options: WindowOptions) {
    super()
    this.options = options
    BrowserWindow.all.push(this)
  }
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.all
  }
  static getFocusedWindow(): BrowserWindow | null {
    return null
  }
  loadURL(address: string): Promise<void> {
    this.address = address
    return Promise.resolve()
  }
  show(): void {
    this.isShown = true
  }
  isDestroyed(): boolean {
    return false
  }
}

export const ipcMain = {
  handlers: new Map<string, Handler>(),
  handle(channel: string, handler: Handler): void {
    ipcMain.handlers.set(channel, handler)
  },
}

export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn((...words: unknown[]) => Promise.resolve(words)) })
export const contextBridge = {
  exposed: new Map<string, unknown>(),
  exposeInMainWorld(name: string, api: unknown): void {
    contextBridge.exposed.set(name, api)
  },
}

class FakeApp extends EventEmitter {
  hasLock = true
  hasQuit = false
  isSandboxed = false
  enableSandbox(): void {
    this.isSandboxed = true
  }
  requestSingleInstanceLock(): boolean {
    return this.hasLock
  }
  whenReady(): Promise<void> {
    return Promise.resolve()
  }
  quit(): void {
    this.hasQuit = true
  }
  exit(): void {
    this.hasQuit = true
  }
  getVersion(): string {
    return '0.0.0'
  }
  getPath(): string {
    return '/nowhere'
  }
}
export const app = new FakeApp()

export const shell = {
  opened: [] as string[],
  shown: [] as string[],
  openExternal(address: string): Promise<void> {
    shell.opened.push(address)
    return Promise.resolve()
  },
  showItemInFolder(path: string): void {
    shell.shown.push(path)
  },
}

export const dialog = {
  saveAnswer: { canceled: true, filePath: '' },
  openAnswer: { canceled: true, filePaths: [] as string[] },
  showSaveDialog: () => Promise.resolve(dialog.saveAnswer),
  showOpenDialog: () => Promise.resolve(dialog.openAnswer),
  /** Which button of a message box is pressed, and what the box said. */
  messageAnswer: { response: 0 },
  messages: [] as { message: string; detail?: string; buttons?: string[] }[],
  showMessageBox: (box: { message: string; detail?: string; buttons?: string[] }) => {
    dialog.messages.push(box)
    return Promise.resolve(dialog.messageAnswer)
  },
  showMessageBoxSync: (_window: unknown, box: { message: string; detail?: string; buttons?: string[] }) => {
    dialog.messages.push(box)
    return dialog.messageAnswer.response
  },
  showErrorBox: () => undefined,
}

/** A keychain: what it seals begins with a mark and lies the other way round. */
export const safeStorage = {
  isAvailable: true,
  backend: 'gnome_libsecret',
  getSelectedStorageBackend: (): string => safeStorage.backend,
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(safeStorage.isAvailable),
  encryptStringAsync: (text: string): Promise<Buffer> => Promise.resolve(Buffer.from(`v10${[...text].toReversed().join('')}`)),
  decryptStringAsync: (sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> =>
    sealed.subarray(0, 3).toString() === 'v10'
      ? Promise.resolve({ result: [...sealed.subarray(3).toString()].toReversed().join(''), shouldReEncrypt: false })
      : Promise.reject(new Error(`cannot decrypt ${sealed.toString()}`)),
}

interface PrivilegedScheme {
  scheme: string
  privileges: Record<string, boolean>
}
export const protocol = {
  schemes: [] as PrivilegedScheme[],
  registerSchemesAsPrivileged(schemes: PrivilegedScheme[]): void {
    protocol.schemes.push(...schemes)
  },
}
export const session = { defaultSession: new FakeSession() }
export const nativeTheme = { shouldUseDarkColors: false }
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined }

/** A process that Electron started, which answers when a test has it answer. */
export class FakeProcess extends EventEmitter {
  readonly path: string
  readonly options: Record<string, unknown>
  readonly heard: unknown[] = []
  /** A process that is really there, where a test ends it. */
  pid: number | undefined
  constructor(path: string, options: Record<string, unknown>) {
    super()
    this.path = path
    this.options = options
  }
  postMessage(words: unknown): void {
    this.heard.push(words)
  }
}

export const utilityProcess = {
  started: new Array<FakeProcess>(),
  fork(path: string, _words: readonly string[], options: Record<string, unknown>): FakeProcess {
    const started = new FakeProcess(path, options)
    utilityProcess.started.push(started)
    return started
  },
}
