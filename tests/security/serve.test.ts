import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { largestBody } from '../../cli/serve/handle-request.ts'
import { startServer, type RunningServer } from '../../cli/serve/start-server.ts'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-serve-'))
const faults: unknown[] = []
const running: RunningServer[] = []

async function start(): Promise<RunningServer> {
  const started = await startServer(
    {
      port: 0,
      // A folder belongs to one window at a time.
      dataFolder: join(folder, `data-${String(running.length)}`),
      exportsFolder: join(folder, 'exports'),
      libraries: [],
      tokenLibraries: [],
      windowFolder: join(folder, 'window'),
      version: '0',
    },
    (fault) => faults.push(fault),
  )
  if (!started.ok) throw new Error(started.error.message)
  running.push(started.value)
  return started.value
}

/** Raw, as an attacker would: fetch() would set Host and Origin right and tidy the path. */
function send(server: RunningServer, path: string, options: RequestOptions = {}, body?: string | Buffer): Promise<Answer> {
  const { port } = new URL(server.address)
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') })
      })
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const tokenPath = (server: RunningServer): string => `/${new URL(server.address).search}`

async function cookieOf(server: RunningServer): Promise<string> {
  const { headers } = await send(server, tokenPath(server))
  return (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
}

let server: RunningServer
let cookie: string

beforeAll(async () => {
  mkdirSync(join(folder, 'window', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'window', 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">')
  writeFileSync(join(folder, 'window', 'assets', 'window.js'), 'export {}')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  server = await start()
  cookie = await cookieOf(server)
})

afterAll(async () => {
  for (const each of running) await each.close()
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
})

/** What our own window sends. */
function own(changes: Record<string, string | undefined> = {}): RequestOptions {
  const { origin } = new URL(server.address)
  const all = { cookie, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...changes }
  return { method: 'POST', headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) }
}

describe('the first address', () => {
  test('is exchanged for a cookie that no script and no other site can use, and leaves the address bar', async () => {
    const fresh = await start()
    const { status, headers } = await send(fresh, tokenPath(fresh))
    expect([status, headers.location]).toEqual([303, '/'])
    expect(headers['set-cookie']?.[0]).toMatch(/^chancery-[0-9a-f]{12}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/u)
  })
  test('works once', async () => {
    expect((await send(server, tokenPath(server))).status).toBe(403)
  })
  test('leads the browser that used it back to its window', async () => {
    const { status, headers } = await send(server, tokenPath(server), { headers: { cookie } })
    expect([status, headers.location, headers['set-cookie']]).toEqual([303, '/', undefined])
  })
  test('with another token is refused', async () => {
    expect((await send(await start(), '/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(403)
  })
  test('cannot be spent by a page of another site', async () => {
    const fresh = await start()
    expect((await send(fresh, tokenPath(fresh), { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect((await send(fresh, tokenPath(fresh), { headers: { 'sec-fetch-site': 'none' } })).status).toBe(303)
  })
  test('gives each instance a cookie of its own name', async () => {
    expect((await cookieOf(await start())).split('=')[0]).not.toBe(cookie.split('=')[0])
  })
})

describe('the files of the window', () => {
  test('need the cookie', async () => {
    expect((await send(server, '/')).status).toBe(403)
    expect((await send(server, '/assets/window.js')).status).toBe(403)
  })
  test('come with the content security policy and its companions', async () => {
    const { status, headers } = await send(server, '/', { headers: { cookie } })
    expect(status).toBe(200)
    const policy = String(headers['content-security-policy'])
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split('; ')).toContain(part)
    }
    expect(policy).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    })
  })
  test('have a new nonce with every load, the same in policy and page', async () => {
    const loads = await Promise.all([0, 1].map(() => send(server, '/', { headers: { cookie } })))
    const nonces = loads.map(({ headers }) => /'nonce-([^']+)'/u.exec(String(headers['content-security-policy']))?.[1])
    expect(new Set(nonces).size).toBe(2)
    expect(loads.map(({ body }) => body)).toEqual(nonces.map((nonce) => `<meta property="csp-nonce" nonce="${String(nonce)}">`))
  })
  test.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/..\\secret.js',
    '//secret.js',
    '/assets/%00',
    '/data/chancery.sqlite',
    '/index.html/',
  ])('do not include %s', async (path) => {
    const { status, body } = await send(server, path, { headers: { cookie } })
    expect([400, 404]).toContain(status)
    expect(body).not.toContain('secret')
  })
  test('are not given to a page of another port of this machine', async () => {
    expect((await send(server, '/assets/window.js', { headers: { cookie, 'sec-fetch-site': 'same-site' } })).status).toBe(403)
  })
  test('are not given under another host name', async () => {
    for (const host of [
      'localhost',
      'chancery.example',
      `localhost:${new URL(server.address).port}`,
      '127.0.0.1',
      `127.0.0.1:${new URL(server.address).port}.`,
    ]) {
      expect((await send(server, '/', { headers: { cookie, host } })).status).toBe(421)
    }
  })
})

describe('a request of the window', () => {
  const path = '/ask/host.describe'
  test('is answered', async () => {
    const { status, body } = await send(server, path, own(), '{}')
    expect([status, JSON.parse(body)]).toMatchObject([200, { ok: true, value: { host: 'serve' } }])
  })
  test.each([
    ['no cookie', { cookie: undefined }],
    ['a wrong cookie', { cookie: 'chancery-000000000000=AAAA' }],
    ['no origin', { origin: undefined }],
    ['the origin of another site', { origin: 'https://chancery.example' }],
    ['the origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['the origin "null" of a sandboxed frame', { origin: 'null' }],
    ['the fetch metadata of another site', { 'sec-fetch-site': 'cross-site' }],
    ['the fetch metadata of another port', { 'sec-fetch-site': 'same-site' }],
    ['no fetch metadata', { 'sec-fetch-site': undefined }],
    ['a form instead of JSON', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['text instead of JSON, which needs no preflight', { 'content-type': 'text/plain' }],
  ])('is refused with %s', async (_, changes) => {
    expect((await send(server, path, own(changes), '{}')).status).toBe(403)
  })
  test('is refused under another host name', async () => {
    expect((await send(server, path, own({ host: 'chancery.example' }), '{}')).status).toBe(421)
  })
  test('is no GET', async () => {
    expect((await send(server, path, { ...own(), method: 'GET' })).status).toBe(404)
  })
  test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('is no %s', async (method) => {
    expect((await send(server, path, { ...own(), method })).status).toBe(405)
  })
  test.each(['/ask/host.shutdown', '/ask/constructor', '/ask/__proto__', '/ask/', '/ask/host.describe/'])('cannot be %s', async (name) => {
    expect((await send(server, name, own(), '{}')).status).toBe(404)
  })
  test.each(['{', '', 'null', '[]', '{"path":"/etc/passwd"}'])('with the body %j fails as a value', async (body) => {
    const answer = await send(server, path, own(), body)
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { ok: false }])
  })
  test('that announces too much is refused before it is sent', async () => {
    expect((await send(server, path, own({ 'content-length': String(largestBody + 1) }))).status).toBe(413)
  })
})
