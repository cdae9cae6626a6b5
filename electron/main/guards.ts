import { shell, type Session, type WebContents } from 'electron'
import { isOwnAddress } from './address.ts'

/** Opens a link in the person's browser; only https, since other schemes start programs. */
function openOutside(address: string): void {
  if (URL.parse(address)?.protocol === 'https:') void shell.openExternal(address)
}

/** A window stays where it is: it goes to no other page, opens no other window, and holds no foreign one. */
export function guardContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}

/** The permissions of the web that the window has: putting text on the clipboard, and all of the screen for the pages. */
const permitted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** A session asks for nothing, downloads nothing and reaches nothing but our own files. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permitted.has(permission))
  })
  session.setPermissionCheckHandler((_contents, permission) => permitted.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOwnAddress(url) && !/^(blob:app:\/\/chancery\/|data:|devtools:)/u.test(url) })
  })
}
