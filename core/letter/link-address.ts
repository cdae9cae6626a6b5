import { addressOfValue, namesValue, type AddressOfValue, type Link } from '../document/index.ts'

/** One mail address, and nothing that a mail program would read as more than that: no subject, no second recipient. */
const mailAddress = /^[\p{L}\p{N}!#$'*+\-/=^_`|~]+(?:\.[\p{L}\p{N}!#$'*+\-/=^_`|~]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u

/** A host, with a port and a path if it has them; who it is opened as is never part of it. */
const webPlace = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#][^\s\p{Cc}<>"\\{}]*)?$/u

const longest = 1_500

export function isMailAddress(text: string): boolean {
  return text.length <= longest && mailAddress.test(text)
}

/** The address that a value makes; undefined where the value is none of its kind. A web address may come with its `https://`. */
export function addressFrom({ scheme }: Pick<AddressOfValue, 'scheme'>, value: string): string | undefined {
  const said = value.trim()
  if (scheme === 'mailto:') return isMailAddress(said) ? `mailto:${said}` : undefined
  const place = said.replace(/^https:\/\//iu, '')
  return place.length <= longest && webPlace.test(place) ? `https://${place}` : undefined
}

/** Where a link leads by the values of its letter; undefined where it leads nowhere and is but words. */
export function linkAddress(link: Pick<Link, 'url'>, value: (field: string) => string): string | undefined {
  const made = addressOfValue(link)
  if (made !== undefined) return addressFrom(made, value(made.field))
  return namesValue(link) ? undefined : link.url
}
