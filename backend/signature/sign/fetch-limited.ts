import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'

export type FetchFailure = Failure<'unreachable' | 'too-slow' | 'too-large' | 'refused' | 'address-unusable'>

export interface Asked {
  readonly body?: Uint8Array | undefined
  readonly type?: string | undefined
  readonly milliseconds: number
  /** Bytes of the longest answer that is read. */
  readonly most: number
}

/**
 * Asks one address once. Only HTTP and HTTPS; no redirects, no cookies, nothing sent but the question; limits of time and
 * size. Private networks are not kept out: every address that gets here was named by the person (a timestamp authority) or
 * by a certificate that the person or that authority signs with, and authorities of a house live in its own network.
 * Nothing is ever fetched for a file of somebody else.
 */
export async function fetchLimited(address: string, { body, type, milliseconds, most }: Asked): Promise<Result<Buffer, FetchFailure>> {
  const host = hostOf(address)
  if (host === undefined)
    return fail({ code: 'address-unusable', message: `${address} is no address of HTTP or HTTPS.`, remedy: 'Check it.' })
  const signal = AbortSignal.timeout(milliseconds)
  try {
    const method = body === undefined ? 'GET' : 'POST'
    const headers = type === undefined ? {} : { 'content-type': type }
    const sent = body === undefined ? {} : { body: Buffer.from(body) }
    const response = await fetch(address, { method, headers, redirect: 'error', credentials: 'omit', signal, ...sent })
    if (!response.ok) {
      await response.body?.cancel()
      return fail({ code: 'refused', message: `${host} answered with ${String(response.status)}.`, remedy: 'Try again later.' })
    }
    const read = await readLimited(response, most)
    return read === undefined
      ? fail({ code: 'too-large', message: `${host} answers with more than it should.`, remedy: 'Check the address.' })
      : succeed(read)
  } catch {
    return signal.aborted
      ? fail({ code: 'too-slow', message: `${host} did not answer in time.`, remedy: 'Try again later.' })
      : fail({ code: 'unreachable', message: `${host} cannot be reached.`, remedy: 'Check the address and the network.' })
  }
}

function hostOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, host, username } = new URL(address)
  return /^https?:$/u.test(protocol) && username === '' ? host : undefined
}

async function readLimited(response: Response, most: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    parts.push(part)
    length += part.length
    if (length > most) return undefined
  }
  return Buffer.concat(parts)
}
