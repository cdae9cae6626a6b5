import type { App, Session, WebContents } from 'electron'
import { shell } from 'electron'

/** Where the window comes from; nothing else is ever shown in it. */
export const windowOrigin = 'app://chancery'

/** Addresses that a person may open in their own browser from a letter. */
function mayOpenOutside(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && ['https:', 'http:', 'mailto:'].includes(url.protocol)
}

/**
 * What a page in our window can never do, whatever runs in it: leave the program, open a window, hold another page,
 * or get at the machine (electronjs.org/docs/latest/tutorial/security, points 5 and 11 to 15).
 */
function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (URL.parse(event.url)?.origin !== windowOrigin && !event.url.startsWith(`${windowOrigin}/`)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** Permissions of the web that the window has: putting text on the clipboard, and nothing more. */
const permitted = new Set(['clipboard-sanitized-write'])

function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permitted.has(permission))
  })
  session.setPermissionCheckHandler((_contents, permission) => permitted.has(permission))
  session.setDevicePermissionHandler(() => false)
}

/** Puts the guards on every page and session from the first on. */
export function guard(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents)
  })
  app.on('session-created', guardSession)
}
