import type { LetterTemplate, RepeatingGroup, TemplateField } from './template.ts'

/** A field of a repeating group: of the group as a whole (`products.name`), or of one entry of it (`products.2.name`). */
export interface GroupField {
  readonly group: RepeatingGroup
  readonly field: TemplateField
  /** Counts from 1; undefined for the group as a whole. */
  readonly entry: number | undefined
}

/** The most entries that a group can have. */
export const mostEntries = 200

const entryPattern = /^([a-z][a-z0-9_]*)\.([1-9]\d{0,2})\.(.+)$/u

/** The name of a group's field in one entry: `products.name` of the second is `products.2.name`. */
export function entryName(name: string, entry: number): string {
  const [group = '', ...rest] = name.split('.')
  return [group, String(entry), ...rest].join('.')
}

/** The name that a field has in the template: that of `products.2.name` is `products.name`. */
export function nameInTemplate(name: string): string {
  const [, group, , rest] = entryPattern.exec(name) ?? []
  return group === undefined || rest === undefined ? name : `${group}.${rest}`
}

/** What a name says of a repeating group of the template; undefined where it is of none. */
export function groupField(template: Pick<LetterTemplate, 'groups'> | undefined, name: string): GroupField | undefined {
  const base = nameInTemplate(name)
  const group = template?.groups?.find((each) => base.startsWith(`${each.name}.`))
  const field = group?.fields.find((each) => each.name === base)
  if (group === undefined || field === undefined) return undefined
  return { group, field, entry: base === name ? undefined : Number(entryPattern.exec(name)?.[2]) }
}

/** The numbers of a group's entries that say something, in their order. */
export function entriesOf(group: Pick<RepeatingGroup, 'name'>, values: Readonly<Record<string, string>>): number[] {
  const numbers = Object.entries(values).flatMap(([name, value]) => {
    const [, of, entry] = entryPattern.exec(name) ?? []
    return of === group.name && value.trim() !== '' ? [Number(entry)] : []
  })
  return [...new Set(numbers)].filter((entry) => entry <= mostEntries).toSorted((left, right) => left - right)
}

/** What an entry is called before its own field: "Product 2". */
export function entryTitle({ entry, label }: Pick<RepeatingGroup, 'entry' | 'label'>, number: number): string {
  return `${entry ?? label} ${String(number)}`
}

/**
 * The values of a letter with the entries of a group in another order, or without one: `order` names the entries by their
 * numbers as they were; they are numbered anew from 1.
 */
export function reorderEntries(
  { name }: Pick<RepeatingGroup, 'name'>,
  values: Readonly<Record<string, string>>,
  order: readonly number[],
): Record<string, string> {
  const others = Object.entries(values).filter(([each]) => entryPattern.exec(each)?.[1] !== name)
  const moved = order.flatMap((from, index) =>
    Object.entries(values).flatMap(([each, value]): [string, string][] => {
      const [, of, entry] = entryPattern.exec(each) ?? []
      return of === name && Number(entry) === from ? [[entryName(nameInTemplate(each), index + 1), value]] : []
    }),
  )
  return Object.fromEntries([...others, ...moved])
}
