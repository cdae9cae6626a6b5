import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { windowHeaders, type WindowFiles } from '../../backend/window-files/index.ts'
import type { Ask } from '../../core/requests/index.ts'
import { requestNames, type RequestName } from '../../core/requests/request-names.ts'
import { fail } from '../../core/requests/result.ts'
import type { Session } from './session.ts'

/** The largest file of evidence may be attached, as base64; the largest letter file may be imported, and JSON may need six characters for one of its. */
export const largestBody = 68_000_000

export interface Served {
  readonly files: WindowFiles
  readonly ask: Ask
  readonly session: Session
  /** "127.0.0.1:PORT": the one host name this server answers to, so that no name of another site leads here. */
  host(): string
}

function refuse(response: ServerResponse, status: number, why: string): void {
  // What is left of a body is not read: the connection ends with the answer.
  response.writeHead(status, { ...windowHeaders(''), 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${why}\n`)
}

/** Answers one HTTP request. Everything but the first address needs the cookie. */
export async function handleRequest(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  if (request.headers.host !== served.host()) {
    refuse(response, 421, 'This server answers to its own address only.')
    return
  }
  // Put together, not resolved: "//name/" would be another host, and a whole address is for a proxy.
  const url = request.url?.startsWith('/') === true ? URL.parse(`http://${served.host()}${request.url}`) : null
  if (url === null) refuse(response, 400, 'This is no address.')
  else if (request.method === 'GET') sendFile(url, request, response, served)
  else if (request.method === 'POST') await answer(url, request, response, served)
  else refuse(response, 405, 'Only GET and POST.')
}

/** A page of another site, or of another port of this machine, that reaches for the window; typed addresses are "none". */
function isFromElsewhere(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function sendFile(url: URL, request: IncomingMessage, response: ServerResponse, { session, files }: Served): void {
  if (isFromElsewhere(request)) {
    refuse(response, 403, 'The request comes from another site.')
    return
  }
  const token = url.pathname === '/' ? url.searchParams.get('token') : null
  const isKnown = session.knows(request)
  const cookie = token === null || isKnown ? undefined : session.exchange(token)
  if (cookie !== undefined || (token !== null && isKnown)) {
    // Away from the address with the token, so that it stays in no history.
    response.writeHead(303, { ...windowHeaders(''), location: '/', ...(cookie === undefined ? {} : { 'set-cookie': cookie }) }).end()
    return
  }
  if (!isKnown) {
    refuse(
      response,
      403,
      'This window is not known here. Open the address that Chancery printed, or start it again: an address works once.',
    )
    return
  }
  const nonce = randomBytes(16).toString('base64')
  const file = files.find(url.pathname, nonce)
  if (file === undefined) refuse(response, 404, 'There is nothing here.')
  else
    response
      .writeHead(200, { ...windowHeaders(nonce), 'content-type': file.mediaType, 'content-length': file.bytes.length })
      .end(file.bytes)
}

/** Why a request to the answers is refused; undefined for one from our own window. */
function strange(request: IncomingMessage, { session, host }: Served): string | undefined {
  if (!session.knows(request)) return 'This window is not known here.'
  if (request.headers.origin !== `http://${host()}`) return 'The request comes from another site.'
  if (request.headers['sec-fetch-site'] !== 'same-origin') return 'The request comes from another site.'
  if (request.headers['content-type'] !== 'application/json') return 'Only JSON.'
  return undefined
}

async function answer(url: URL, request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const refused = strange(request, served)
  const name = requestNames.find((candidate) => url.pathname === `/ask/${candidate}`)
  if (refused !== undefined) refuse(response, 403, refused)
  else if (name === undefined) refuse(response, 404, 'There is no such request.')
  else await answerNamed(name, request, response, served)
}

async function answerNamed(name: RequestName, request: IncomingMessage, response: ServerResponse, { ask }: Served): Promise<void> {
  const body = await readBody(request)
  if (body === undefined) {
    refuse(response, 413, 'The request is too large.')
    return
  }
  const input = parseJson(body)
  const result = input === undefined ? fail({ code: 'bad-request', message: 'The request is not JSON.' }) : await ask(name, input as never)
  const bytes = Buffer.from(JSON.stringify(result))
  response.writeHead(200, { ...windowHeaders(''), 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes)
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length']) > largestBody) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
