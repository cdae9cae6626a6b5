import { addressOfValue, mapNodes, MergeField, withAddressOf, type Block, type Link, type Node } from '../document/index.ts'
import {
  conditionOf,
  entryName,
  groupField,
  nameInTemplate,
  renameInFormula,
  RepeatingGroup,
  type LetterTemplate,
  writtenField,
} from '../letter/index.ts'

/** What of a template has a name that its text, its parts, defaults and formulas may use. */
export type NamedKind = 'field' | 'group'

/**
 * What is wrong with giving a field or a repeating group that is called `from` the name `to`, in a sentence; undefined where
 * nothing is. `from` is empty for one that had no name yet.
 */
export function nameFault(template: LetterTemplate, kind: NamedKind, from: string, to: string): string | undefined {
  if (to === from) return undefined
  if (kind === 'group') {
    if (!RepeatingGroup.shape.name.safeParse(to).success) return 'A group’s name is one lower-case word, such as “products”.'
  } else if (!MergeField.shape.name.safeParse(to).success)
    return 'A field’s name is lower-case words joined by dots, such as “partner.name”.'
  const group = kind === 'field' ? groupField(template, from)?.group : undefined
  if (group !== undefined && !isNameIn(group.name, to)) return `A field of this group is called ${group.name}. and one word.`
  const taken = namesOf(template)
  const wanted = kind === 'group' ? [to, ...fieldsOf(template, from).map((name) => inGroup(name, to))] : [to]
  return wanted.some((name) => taken.includes(name)) ? 'Another field has this name. Choose one of its own.' : undefined
}

/** True for a name that a field of a repeating group may have. */
export function isNameIn(group: string, name: string): boolean {
  return name.startsWith(`${group}.`) && /^[a-z][a-z0-9_]*$/u.test(name.slice(group.length + 1))
}

/** The names of all fields and groups of a template, each as often as it is given. */
export function namesOf({ fields, groups = [] }: Pick<LetterTemplate, 'fields' | 'groups'>): string[] {
  return [...fields.map(({ name }) => name), ...groups.flatMap((group) => [group.name, ...group.fields.map(({ name }) => name)])]
}

/**
 * The template with a field, or a repeating group and with it its fields, called `to` in place of `from` wherever it is named:
 * in its text, its parts, the defaults and the formulas of its fields. What does not name it stays the same object.
 */
export function renameInTemplate(template: LetterTemplate, kind: NamedKind, from: string, to: string): LetterTemplate {
  const rename = renaming(template, kind, from, to)
  const field = <Field extends LetterTemplate['fields'][number]>(each: Field): Field => ({
    ...each,
    name: rename(each.name),
    ...(each.default !== undefined && { default: renameInText(each.default, rename) }),
    ...(each.computed !== undefined && { computed: renameInFormula(each.computed, rename) }),
  })
  return {
    ...template,
    fields: template.fields.map(field),
    ...(template.groups !== undefined && {
      groups: template.groups.map((group) => ({
        ...group,
        name: kind === 'group' ? rename(group.name) : group.name,
        fields: group.fields.map(field),
      })),
    }),
    parts: renameInBlocks(template.parts, rename),
    body: renameInBlocks(template.body, rename),
  }
}

type Rename = (name: string) => string

function renaming(template: LetterTemplate, kind: NamedKind, from: string, to: string): Rename {
  if (kind === 'group') {
    const own = fieldsOf(template, from)
    return (name) => (name === from ? to : own.includes(nameInTemplate(name)) ? inGroup(name, to) : name)
  }
  const isOfGroup = groupField(template, from) !== undefined
  return (name) => {
    if (name === from) return to
    const entry = isOfGroup && nameInTemplate(name) === from ? groupField(template, name)?.entry : undefined
    return entry === undefined ? name : entryName(to, entry)
  }
}

function fieldsOf({ groups = [] }: LetterTemplate, group: string): string[] {
  return groups.find(({ name }) => name === group)?.fields.map(({ name }) => name) ?? []
}

/** The name of a group's field once its group is called otherwise. */
function inGroup(name: string, group: string): string {
  return `${group}${name.slice(name.indexOf('.'))}`
}

function renameInText(text: string, rename: Rename): string {
  return text.replaceAll(writtenField, (whole: string, name: string) => whole.replace(name, () => rename(name)))
}

function renameInBlocks(blocks: Block[], rename: Rename): Block[] {
  let isNamed = false
  const renamed = mapNodes(blocks, (node) => {
    const shown = renameInNode(node, rename)
    isNamed ||= shown !== node
    return shown
  })
  return isNamed ? renamed : blocks
}

/** A field in the text, the value a link leads to, or the condition of a block, by its other name; anything else as it is. */
function renameInNode(node: Node, rename: Rename): Node {
  if (node.type === 'link') return renameInLink(node, rename)
  const own = node.type === 'merge-field' ? node.name : conditionOf(node)?.field
  const name = own === undefined ? undefined : rename(own)
  if (name === undefined || name === own) return node
  return node.type === 'merge-field' ? { ...node, name } : ({ ...node, when: { ...conditionOf(node), field: name } } as Node)
}

function renameInLink(link: Link, rename: Rename): Link {
  const own = addressOfValue(link)?.field
  const name = own === undefined ? undefined : rename(own)
  return name === undefined || name === own ? link : withAddressOf(link, name)
}
