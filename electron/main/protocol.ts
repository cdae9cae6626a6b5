import { randomBytes } from 'node:crypto'
import { protocol, type Session } from 'electron'
import { windowHeaders, type WindowFiles } from '../../backend/window-files/index.ts'
import { isOwnAddress, scheme } from './address.ts'

/** Must run before the app is ready. A standard, secure scheme has an origin, fetch and the content security policy. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

/** Gives the window its files, and no others. */
export function serveWindow(session: Session, files: WindowFiles): void {
  session.protocol.handle(scheme, (request) => answerFile(request, files))
}

function answerFile({ url, method }: Request, files: WindowFiles): Response {
  const nonce = randomBytes(16).toString('base64')
  const file = method === 'GET' && isOwnAddress(url) ? files.find(new URL(url).pathname, nonce) : undefined
  if (file === undefined) return new Response('There is nothing here.', { status: 404, headers: windowHeaders(nonce) })
  return new Response(Buffer.from(file.bytes), { headers: { ...windowHeaders(nonce), 'content-type': file.mediaType } })
}
