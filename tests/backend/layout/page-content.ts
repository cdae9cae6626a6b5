import { decodePDFRawStream, PDFDict, PDFName, PDFRawStream, type PDFDocument, type PDFObject, type PDFPage } from 'pdf-lib'

/** What is drawn between the marks of one piece of marked content (ISO 32000-1, 14.6). */
export interface MarkedContent {
  /** The number by which the structure tree names it; undefined for an artifact. */
  readonly id: number | undefined
  /** `Header` or `Footer` for an artifact of that kind. */
  readonly artifact: string | undefined
  readonly language: string | undefined
  text: string
}

export interface PageContent {
  readonly marked: readonly MarkedContent[]
  /** Text that is neither in the tree nor an artifact. */
  readonly unmarked: string
}

type Operand = string | number | Operand[] | Map<string, Operand> | { readonly name: string } | { readonly operator: string }

/** What is drawn on a page, in the order in which it is drawn. */
export function pageContent(page: PDFPage, document: PDFDocument): PageContent {
  const fonts = fontsOf(page, document)
  const marked: MarkedContent[] = []
  const open: { content: MarkedContent | undefined; replaces: boolean }[] = []
  let unmarked = ''
  let font: ReadonlyMap<number, string> = new Map()
  let operands: Operand[] = []
  const add = (text: string): void => {
    const content = open.findLast((one) => one.content !== undefined)?.content
    if (content === undefined) unmarked += text
    else content.text += text
  }
  const show = (given: Operand | undefined): void => {
    if (open.some(({ replaces }) => replaces)) return
    const strings = Array.isArray(given) ? given : [given]
    for (const one of strings) if (typeof one === 'string') add(decode(one, font))
  }
  for (const operand of operandsIn(textIn(page.node.lookup(PDFName.of('Contents'))))) {
    if (!isOperator(operand)) {
      operands.push(operand)
      continue
    }
    const [first, second] = operands
    if (operand.operator === 'Tf') font = fonts.get(nameOf(first)) ?? new Map<number, string>()
    if (operand.operator === 'Tj') show(first)
    if (operand.operator === 'TJ') show(first)
    if (operand.operator === 'BMC' || operand.operator === 'BDC') {
      const properties = second instanceof Map ? second : new Map<string, Operand>()
      const content = contentOf(nameOf(first), properties)
      if (content !== undefined) marked.push(content)
      const instead = properties.get('ActualText')
      open.push({ content, replaces: false })
      if (typeof instead === 'string') {
        add(textOf(instead))
        open.push({ content: undefined, replaces: true })
      }
    }
    if (operand.operator === 'EMC' && open.pop()?.replaces === true) open.pop()
    operands = []
  }
  return { marked, unmarked }
}

/** What a stream holds, one character a byte. */
function textIn(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('what should be a stream of the file is none')
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}

function contentOf(tag: string, properties: ReadonlyMap<string, Operand>): MarkedContent | undefined {
  const id = properties.get('MCID')
  if (tag !== 'Artifact' && typeof id !== 'number') return undefined
  const language = properties.get('Lang')
  return {
    id: typeof id === 'number' ? id : undefined,
    artifact: tag === 'Artifact' ? nameOf(properties.get('Subtype')) : undefined,
    language: typeof language === 'string' ? textOf(language) : undefined,
    text: '',
  }
}

function isOperator(operand: Operand): operand is { readonly operator: string } {
  return typeof operand === 'object' && 'operator' in operand
}

function nameOf(operand: Operand | undefined): string {
  return typeof operand === 'object' && 'name' in operand ? operand.name : ''
}

/** A text string: UTF-16 behind its mark, otherwise a byte a letter (ISO 32000-1, 7.9.2.2). */
function textOf(bytes: string): string {
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le')
}

/** The engine names every glyph by two bytes. */
function decode(bytes: string, font: ReadonlyMap<number, string>): string {
  const codes = Array.from({ length: bytes.length / 2 }, (_, index) => bytes.charCodeAt(2 * index) * 256 + bytes.charCodeAt(2 * index + 1))
  return codes.map((code) => font.get(code) ?? '').join('')
}

function fontsOf(page: PDFPage, document: PDFDocument): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
  return new Map(
    (fonts?.keys() ?? []).map((name) => {
      const table = document.context.lookup(fonts?.lookup(name, PDFDict).get(PDFName.of('ToUnicode')))
      return [name.decodeText(), lettersIn(textIn(table))]
    }),
  )
}

/** Which letters each glyph stands for, by its table (ISO 32000-1, 9.10.3). */
function lettersIn(table: string): ReadonlyMap<number, string> {
  const pairs = table.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gmu)
  return new Map(
    [...pairs].map(([, glyph = '', letters = '']) => [
      Number.parseInt(glyph, 16),
      Buffer.from(letters, 'hex').swap16().toString('utf16le'),
    ]),
  )
}

const space = /[\s\0]*/uy
const plain = /[^\s\0()<>[\]{}/%]+/uy
const hexadecimal = /<([0-9A-Fa-f\s]*)>/uy

/** The operands and operators of a content stream in their order (ISO 32000-1, 7.8.2); inline images are not read. */
function* operandsIn(content: string): Generator<Operand> {
  let at = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(content)
    if (found !== null) at = pattern.lastIndex
    return found
  }
  const literal = (): string => {
    let text = ''
    let depth = 1
    for (at += 1; depth > 0; at += 1) {
      const letter = content[at] ?? ''
      if (letter === '') throw new Error('a string of a content stream has no end')
      if (letter === '\\') {
        const octal = /^[0-7]{1,3}/u.exec(content.slice(at + 1, at + 4))?.[0]
        const next = content[at + 1] ?? ''
        text += octal === undefined ? (escapes[next] ?? next) : String.fromCharCode(Number.parseInt(octal, 8))
        at += octal?.length ?? 1
        continue
      }
      if (letter === '(') depth += 1
      if (letter === ')') depth -= 1
      if (depth > 0) text += letter
    }
    return text
  }
  const many = (end: string): Operand[] => {
    const values: Operand[] = []
    at += end.length
    for (;;) {
      match(space)
      if (content.startsWith(end, at)) break
      values.push(one())
    }
    at += end.length
    return values
  }
  const one = (): Operand => {
    if (content.startsWith('<<', at)) {
      const values = many('>>')
      return new Map(values.flatMap((value, index) => (index % 2 === 0 ? [[nameOf(value), values[index + 1] ?? '']] : [])))
    }
    if (content[at] === '[') return many(']')
    if (content[at] === '(') return literal()
    const hex = match(hexadecimal)?.[1]
    if (hex !== undefined) return Buffer.from(hex.replaceAll(/\s/gu, ''), 'hex').toString('latin1')
    if (content[at] === '/') {
      at += 1
      return { name: match(plain)?.[0] ?? '' }
    }
    const word = match(plain)?.[0]
    if (word === undefined) throw new Error(`a content stream has “${content.slice(at, at + 20)}”`)
    return Number.isNaN(Number(word)) ? { operator: word } : Number(word)
  }
  for (match(space); at < content.length; match(space)) yield one()
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' }
