import { protocol } from 'electron'
import { randomBytes } from 'node:crypto'
import { windowHeaders, type WindowFiles } from '../backend/window-files/index.ts'

/** Makes app:// a scheme like https: with an origin, fetch and strict rules. Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Sends the window's files under app://chancery/, each load with a policy and a nonce of its own. */
export function serveWindow(files: WindowFiles): void {
  protocol.handle('app', (request) => {
    const url = URL.parse(request.url)
    const nonce = randomBytes(16).toString('base64')
    const file = url?.host === 'chancery' && request.method === 'GET' ? files.find(url.pathname, nonce) : undefined
    if (file === undefined) return new Response('There is nothing here.', { status: 404, headers: windowHeaders(nonce) })
    return new Response(new Uint8Array(file.bytes), { headers: { ...windowHeaders(nonce), 'content-type': file.mediaType } })
  })
}
