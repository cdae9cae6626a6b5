import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { timestamp } from '../../../../backend/signature/sign/timestamp.ts'
import { Authority, openssl } from '../authority/index.ts'

let authority: Authority
let server: Server
let certificate: string
beforeAll(async () => {
  authority = await Authority.start()
  const about = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    '/CN=127.0.0.1',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
  ]
  openssl(authority.folder, 'req', '-x509', ...about, '-days', '2', '-keyout', 'web.key', '-out', 'web.pem')
  certificate = readFileSync(join(authority.folder, 'web.pem'), 'utf8')
  server = createServer({ key: readFileSync(join(authority.folder, 'web.key')), cert: certificate }, (request, response) => {
    void (async () => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const answer = await fetch(authority.timestampAddress, { method: 'POST', body: Buffer.concat(parts) })
      response.end(Buffer.from(await answer.arrayBuffer()))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await authority[Symbol.asyncDispose]()
})

function stamped(): ReturnType<typeof timestamp> {
  return timestamp(Buffer.from('words'), [`https://127.0.0.1:${String((server.address() as AddressInfo).port)}/tsa`])
}

test('a timestamp authority is asked over HTTPS only where the machine trusts its certificate', async () => {
  const before = getCACertificates('default')
  const stranger = await stamped()
  setDefaultCACertificates([...before, certificate])
  const known = await stamped()
  setDefaultCACertificates(before)
  expect([stranger.ok ? 'stamped' : stranger.error.code, known.ok]).toEqual(['unreachable', true])
})
