import { addressOfValue, isRun, namesValue, type Link } from '../document/index.ts'
import { shownNodes } from './branches.ts'
import type { Finding } from './finding.ts'
import { entryName } from './groups.ts'
import type { Letter } from './letter.ts'
import { addressFrom, isMailAddress, linkAddress } from './link-address.ts'
import type { Values } from './values.ts'

/** Links that lead nowhere, and links that show one mail address and write to another. A value that is missing is told elsewhere. */
export function checkLinks({ document }: Pick<Letter, 'document'>, values: Values): Finding[] {
  return shownNodes(document, values).flatMap(({ node, path }): Finding[] => {
    if (isRun(node) || node.type !== 'link') return []
    const said = unreadable(node) ?? unfit(node, values) ?? differs(node, values)
    return said === undefined ? [] : [{ severity: 'error', ...said, place: { path: [...path] } }]
  })
}

type Said = Pick<Finding, 'code' | 'message' | 'remedy'>

function unreadable(link: Link): Said | undefined {
  if (!namesValue(link) || addressOfValue(link) !== undefined) return undefined
  return {
    code: 'link-broken',
    message: `The link leads to “${link.url.slice(0, 80)}”, of which no address can be made.`,
    remedy: 'Write the address itself, or the value alone: mailto:{{its.name}} or https://{{its.name}}.',
  }
}

function unfit(link: Link, values: Values): Said | undefined {
  const made = addressOfValue(link)
  if (made === undefined) return undefined
  const wrong = valuesFor(made.field, values).find((value) => value !== '' && addressFrom(made, value) === undefined)
  if (wrong === undefined) return undefined
  const wanted = made.scheme === 'mailto:' ? 'mail address' : 'web address'
  return {
    code: 'link-broken',
    message: `The link leads to the value of ${made.field}, and “${wrong.slice(0, 80)}” is no ${wanted}.`,
    remedy: `Give ${made.field} one ${wanted} and nothing else.`,
  }
}

function differs(link: Link, values: Values): Said | undefined {
  const shown = shownText(link, values).trim()
  const leads = linkAddress(link, values.raw)
  const [, to] = /^mailto:([^?]*)/iu.exec(leads ?? '') ?? []
  if (to === undefined || !isMailAddress(shown) || to.toLowerCase() === shown.toLowerCase()) return undefined
  return {
    code: 'link-differs',
    message: `The link reads “${shown.slice(0, 80)}” and writes to “${to.slice(0, 80)}”.`,
    remedy: remedyFor(link),
  }
}

/** Where the words are one value, the address can be the same one. */
function remedyFor({ children }: Link): string {
  const said = children.filter((child) => child.type !== undefined || child.text.trim() !== '')
  const [only] = said
  if (said.length !== 1 || only?.type !== 'merge-field') return 'Let the link lead to the address that it shows.'
  return `Let it lead to mailto:{{${only.name}}}, which follows the value; for a clause, make its next version.`
}

function valuesFor(field: string, values: Values): readonly string[] {
  const group = values.group(field)
  return group === undefined ? [values.raw(field)] : values.entries(group.name).map((entry) => values.raw(entryName(field, entry)))
}

function shownText({ children }: Link, values: Values): string {
  return children
    .map((child) => {
      if (child.type === undefined) return child.text
      const printed = values.printed(child.name, child.format)
      return printed.ok ? printed.value : ''
    })
    .join('')
}
