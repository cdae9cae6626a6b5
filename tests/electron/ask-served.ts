import type { Ask } from '../../core/requests/index.ts'

/** Asks as the window does under `serve`; `address` is the first one, which works once. */
export async function askServed(address: string): Promise<Ask> {
  const { origin } = new URL(address)
  const opened = await fetch(address, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { cookie, origin, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'same-origin' }
  return async (name, input) => {
    const response = await fetch(`${origin}/ask/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
    // The test's own boundary: the host's answers are what is looked at.
    return (await response.json()) as never
  }
}
