import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { opensslLater } from './openssl.ts'

/** How a service misbehaves when it is told to: says nothing, answers with an error of HTTP, or with bytes that mean nothing. */
export type Misbehaviour = 'silent' | 'busy' | 'nonsense' | 'endless'

/** What the authority serves on loopback, and what was asked of it. */
export class AuthorityServer {
  readonly address: string
  /** Paths in the order in which they were asked for. */
  readonly asked: string[] = []
  readonly #misbehaving = new Map<string, { how: Misbehaviour; times: number }>()
  readonly #server: Server
  readonly #folder: string
  #queue: Promise<void> = Promise.resolve()
  #count = 0

  private constructor(server: Server, folder: string) {
    this.#server = server
    this.#folder = folder
    this.address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.#serve(request, response))
  }

  static async start(folder: string): Promise<AuthorityServer> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new AuthorityServer(server, folder)
  }

  /** From now on, or for so many requests, a path misbehaves. */
  misbehave(path: string, how: Misbehaviour, times = Number.POSITIVE_INFINITY): void {
    this.#misbehaving.set(path, { how, times })
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    this.asked.push(path)
    if (this.#misbehaves(path, response)) return
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    try {
      const [type, body] = await this.#inTurn(() => this.#answer(path, Buffer.concat(parts)))
      response.writeHead(200, { 'content-type': type }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  }

  #misbehaves(path: string, response: ServerResponse): boolean {
    const fault = this.#misbehaving.get(path)
    if (fault === undefined || fault.times <= 0) return false
    fault.times -= 1
    if (fault.how === 'busy') response.writeHead(503).end('busy')
    if (fault.how === 'nonsense') response.writeHead(200).end('no answer of this kind')
    if (fault.how === 'endless') pour(response)
    return true
  }

  /** The serial numbers of openssl stand in a file, so that only one may count at a time. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  async #answer(path: string, body: Buffer): Promise<[string, Buffer]> {
    if (path === '/ocsp') return ['application/ocsp-response', await this.#by(body, ['ocsp', ...responder], '-reqin', '-respout')]
    if (path === '/tsa' || path === '/second-tsa')
      return [
        'application/timestamp-reply',
        await this.#by(body, ['ts', '-reply', '-config', 'settings.cnf', '-section', 'tsa'], '-queryfile', '-out'),
      ]
    return ['application/octet-stream', readFileSync(join(this.#folder, 'served', path.slice(1).replaceAll('/', '-')))]
  }

  async #by(body: Buffer, words: readonly string[], inFlag: string, outFlag: string): Promise<Buffer> {
    this.#count += 1
    const [asked, answered] = [`${String(this.#count)}.asked`, `${String(this.#count)}.answered`]
    writeFileSync(join(this.#folder, asked), body)
    await opensslLater(this.#folder, ...words, inFlag, asked, outFlag, answered)
    const answer = readFileSync(join(this.#folder, answered))
    for (const file of [asked, answered]) rmSync(join(this.#folder, file))
    return answer
  }
}

const responder =
  '-index intermediate.index -CA intermediate.pem -rsigner responder.pem -rkey responder.key -rother chain.pem -ndays 7 -rmd sha256'.split(
    ' ',
  )

/** Bytes without end, as long as somebody takes them. */
function pour(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
  }
  response.on('drain', more)
  more()
}
