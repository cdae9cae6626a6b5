/** A digest by its first and last digits, as people compare them. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 4)}…${digest.slice(-4)}`
}
