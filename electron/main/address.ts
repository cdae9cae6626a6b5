/** Where the window lives. A scheme of our own: no server, no port, and no other page is of its origin. */
export const scheme = 'app'
const host = 'chancery'
export const windowAddress = `${scheme}://${host}/`

/** True for addresses of our own window, and for nothing that only looks like one. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${scheme}:` && url.host === host && url.username === '' && url.port === ''
}
