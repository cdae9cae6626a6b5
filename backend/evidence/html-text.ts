const blocks = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'tr',
  'table',
  'blockquote',
  'ol',
  'ul',
  'hr',
  'br',
  'section',
  'article',
  'header',
  'footer',
  'pre',
])
const unread = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '\u00AD',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  euro: '€',
  pound: '£',
  copy: '©',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  sect: '§',
}

function characterOf(entity: string, name: string): string {
  const code = /^#x/iu.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : name.startsWith('#')
      ? Number.parseInt(name.slice(1), 10)
      : Number.NaN
  if (Number.isNaN(code)) return entities[name] ?? entity
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Gathers the words of a page of HTML: a line a block, list items with their labels. */
class TextOfHtml {
  #text = ''
  /** For each open list the number of its last item; undefined for one of bullets. */
  readonly #lists: (number | undefined)[] = []
  #unread = ''

  words(html: string): void {
    if (this.#unread !== '') return
    const words = html.replaceAll(/[ \t\r\n]+/gu, ' ').replaceAll(/&(#?\w{1,10});/gu, characterOf)
    this.#text += this.#text === '' || this.#text.endsWith('\n') ? words.trimStart() : words
  }

  open(name: string): void {
    if (this.#unread !== '') return
    if (unread.has(name)) this.#unread = name
    if (blocks.has(name)) this.#breakLine()
    if (name === 'ol' || name === 'ul') this.#lists.push(name === 'ol' ? 0 : undefined)
    if (name === 'li') this.#text += this.#label()
    if (name === 'td' || name === 'th') this.#text += this.#text.endsWith('\n') ? '' : '\t'
  }

  close(name: string): void {
    if (name === this.#unread) this.#unread = ''
    if (this.#unread !== '') return
    if (name === 'ol' || name === 'ul') this.#lists.pop()
    if (blocks.has(name)) this.#breakLine()
  }

  text(): string {
    return this.#text.trim()
  }

  #label(): string {
    const last = this.#lists.pop()
    if (last === undefined) {
      this.#lists.push(undefined)
      return '• '
    }
    this.#lists.push(last + 1)
    return `${String(last + 1)}. `
  }

  #breakLine(): void {
    // The label of an item stays on the line of its words.
    if (!/(?:^|\n)(?:• |\d+\. )?$/u.test(this.#text)) this.#text += '\n'
  }
}

/** The words of HTML as a reader would see them. Nothing in it is run or fetched: it is never more than a string. */
export function textOfHtml(html: string): string {
  const gathered = new TextOfHtml()
  let at = 0
  for (const { 0: tag, 1: slash, 2: name = '', index } of html.matchAll(
    /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)[^>]*>|<[!?][^>]*>/giu,
  )) {
    gathered.words(html.slice(at, index))
    if (slash === '/') gathered.close(name.toLowerCase())
    else if (name !== '') gathered.open(name.toLowerCase())
    at = index + tag.length
  }
  gathered.words(html.slice(at))
  return gathered.text()
}
