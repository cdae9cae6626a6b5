import { fieldNamePattern, type Link } from './inline.ts'

/** An address that is made of a value, such as `mailto:{{company.partner_email}}`: how it begins, and whose value follows. */
export interface AddressOfValue {
  readonly scheme: 'mailto:' | 'https://'
  readonly field: string
}

const ofValue = new RegExp(String.raw`^(mailto:|https://)\{\{(${fieldNamePattern})\}\}$`, 'u')

/** What a link's address is made of; undefined for one that leads to a fixed place. Nothing stands beside the value. */
export function addressOfValue({ url }: Pick<Link, 'url'>): AddressOfValue | undefined {
  const [, scheme, field] = ofValue.exec(url) ?? []
  return (scheme === 'mailto:' || scheme === 'https://') && field !== undefined ? { scheme, field } : undefined
}

/** True for an address that means to name a value, whether it can be read or not: no address has two braces of its own. */
export function namesValue({ url }: Pick<Link, 'url'>): boolean {
  return url.includes('{{')
}

/** The same link with its address made of another field's value. */
export function withAddressOf(link: Link, field: string): Link {
  const made = addressOfValue(link)
  return made === undefined ? link : { ...link, url: `${made.scheme}{{${field}}}` }
}
