import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

function same(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}

function cookiesOf(request: IncomingMessage): Map<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]))
}

/**
 * Who may talk to this server: the one browser that was given its first address. The address carries a token that works
 * once and is exchanged for a cookie. Cookies ignore ports and every port of 127.0.0.1 is one site, so the cookie has a
 * name of this instance's own, and Origin and Host are checked besides.
 */
export class Session {
  #token: string | undefined = randomBytes(32).toString('base64url')
  readonly #secret = randomBytes(32).toString('base64url')
  readonly #cookie = `chancery-${randomBytes(6).toString('hex')}`

  /** The token of the first address; undefined once it was used. */
  get token(): string | undefined {
    return this.#token
  }

  /** Takes the token and gives the cookie's header; undefined for any other token, and for this one used again. */
  exchange(token: string): string | undefined {
    if (this.#token === undefined || !same(token, this.#token)) return undefined
    this.#token = undefined
    return `${this.#cookie}=${this.#secret}; HttpOnly; SameSite=Strict; Path=/`
  }

  knows(request: IncomingMessage): boolean {
    return same(cookiesOf(request).get(this.#cookie) ?? '', this.#secret)
  }
}
