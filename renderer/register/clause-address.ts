import { addressOf } from '../window/place.ts'

/** The address under which the register shows where a clause version is used. */
export function clauseAddress(identity: string, version: number): string {
  return addressOf('register', 'clause', partOf(identity), String(version))
}

/** An identity as one part of an address: base64 for URLs (RFC 4648 §5), because it holds spaces and slashes. */
export function partOf(identity: string): string {
  return btoa(identity).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The identity in a part of an address; undefined for a part that holds none. */
export function identityIn(part: string): string | undefined {
  try {
    return atob(part.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return undefined
  }
}
