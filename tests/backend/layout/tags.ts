import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString, type PDFObject } from 'pdf-lib'
import { pageContent, type MarkedContent, type PageContent } from './page-content.ts'

/** An element of the structure tree (ISO 32000-1, 14.7.2) with the text that it holds. */
export interface Tag {
  readonly type: string
  /** What else a reader of the file is told of it, by the standard's names: Lang, Alt, ActualText, Scope, ListNumbering … */
  readonly says: Readonly<Record<string, string>>
  readonly holds: readonly (Tag | Words)[]
}

/** Words as they are drawn; `language` where it is said of these words only. */
export interface Words {
  readonly words: string
  readonly language: string | undefined
}

/** A file as somebody hears it who cannot see it. */
export interface TaggedFile {
  readonly language: string
  readonly tags: readonly Tag[]
  readonly pages: readonly PageContent[]
  /** Pieces of content that the tree names more than once or not at all, as "page 1: 17". */
  readonly unread: readonly string[]
}

export function isTag(one: Tag | Words): one is Tag {
  return 'type' in one
}

/** Reads the structure tree of a file that the layout made. */
export async function tagsOf(pdf: Uint8Array): Promise<TaggedFile> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const pages = document.getPages().map((page) => pageContent(page, document))
  const read = new Reader(document, pages)
  const tags = read.children(document.catalog.lookup(name('StructTreeRoot'), PDFDict), 0).filter(isTag)
  return { language: textOf(document.catalog.get(name('Lang'))) ?? '', tags, pages, unread: read.unread() }
}

/** Every tag of a tree, parents first. */
export function allTags(tags: readonly Tag[]): Tag[] {
  return tags.flatMap((tag) => [tag, ...allTags(tag.holds.filter(isTag))])
}

/** The words that a tag holds, with those of the tags in it; `leavesOut` names tags whose words are not wanted. */
export function wordsOf(tag: Tag, leavesOut: readonly string[] = []): string {
  return tag.holds.map((one) => (!isTag(one) ? one.words : leavesOut.includes(one.type) ? '' : wordsOf(one, leavesOut))).join('')
}

/** A tree as text: an element a line, deeper ones indented, and what it says of itself behind its type. */
export function drawTags({ language, tags, pages }: TaggedFile): string {
  const running = pages.flatMap(({ marked }, index) =>
    marked
      .filter(({ text }) => text.trim() !== '')
      .flatMap(({ artifact, text }) => (artifact === undefined ? [] : [`page ${String(index + 1)} ${artifact}: ${text}`])),
  )
  return [`Lang=${language}`, ...tags.flatMap((tag) => drawTag(tag, '')), '', 'Artifacts', ...running.map((line) => `  ${line}`), ''].join(
    '\n',
  )
}

function drawTag(tag: Tag, indent: string): string[] {
  const says = Object.entries(tag.says).map(([key, value]) => ` ${key}=${value}`)
  const only = tag.holds.length === 1 ? tag.holds[0] : undefined
  const head = `${indent}${tag.type}${says.join('')}`
  if (only !== undefined && !isTag(only)) return [`${head} ${drawWords(only)}`]
  return [head, ...tag.holds.flatMap((one) => (isTag(one) ? drawTag(one, `${indent}  `) : [`${indent}  ${drawWords(one)}`]))]
}

function drawWords({ words, language }: Words): string {
  return `${language === undefined ? '' : `(${language}) `}“${words}”`
}

const name = (text: string): PDFName => PDFName.of(text)

function textOf(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText()
  if (object instanceof PDFName) return object.decodeText()
  return object instanceof PDFNumber ? String(object.asNumber()) : undefined
}

/** Attributes that are of use to a reader; those of the layout only say how it looks. */
const attributes = ['Scope', 'ListNumbering', 'ColSpan', 'RowSpan', 'Headers', 'Placement']

class Reader {
  readonly #document: PDFDocument
  readonly #content: readonly ReadonlyMap<number, MarkedContent>[]
  readonly #pageIndex: ReadonlyMap<PDFRef, number>
  readonly #times = new Map<MarkedContent, number>()

  constructor(document: PDFDocument, pages: readonly PageContent[]) {
    this.#document = document
    this.#content = pages.map(({ marked }) => new Map(marked.flatMap((one) => (one.id === undefined ? [] : [[one.id, one]]))))
    this.#pageIndex = new Map(document.getPages().map((page, index) => [page.ref, index]))
  }

  unread(): string[] {
    return this.#content.flatMap((page, index) =>
      [...page].flatMap(([id, content]) => (this.#times.get(content) === 1 ? [] : [`page ${String(index + 1)}: ${String(id)}`])),
    )
  }

  children(parent: PDFDict, page: number): (Tag | Words)[] {
    const kids = parent.lookup(name('K'))
    const all = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids]
    const here = this.#pageOf(parent) ?? page
    const found = all.flatMap((kid) => this.#child(kid, here))
    return found.reduce<(Tag | Words)[]>((joined, one) => {
      const last = joined.at(-1)
      if (last !== undefined && !isTag(last) && !isTag(one) && last.language === one.language) {
        return [...joined.slice(0, -1), { words: last.words + one.words, language: one.language }]
      }
      return [...joined, one]
    }, [])
  }

  #pageOf(element: PDFDict): number | undefined {
    const page = element.get(name('Pg'))
    return page instanceof PDFRef ? this.#pageIndex.get(page) : undefined
  }

  #child(kid: PDFObject, page: number): (Tag | Words)[] {
    const object = this.#document.context.lookup(kid)
    if (object instanceof PDFNumber) return this.#words(object.asNumber(), page)
    if (!(object instanceof PDFDict)) return []
    const content = object.lookup(name('MCID'))
    if (content instanceof PDFNumber) return this.#words(content.asNumber(), this.#pageOf(object) ?? page)
    return object.get(name('S')) === undefined ? [] : [this.#tag(object, page)]
  }

  #words(id: number, page: number): Words[] {
    const content = this.#content[page]?.get(id)
    if (content === undefined) throw new Error(`the tree names content ${String(id)}, which page ${String(page + 1)} does not have`)
    this.#times.set(content, (this.#times.get(content) ?? 0) + 1)
    return [{ words: content.text, language: content.language }]
  }

  #tag(element: PDFDict, page: number): Tag {
    const own = ['Lang', 'Alt', 'ActualText', 'ID'].flatMap((key) => {
      const text = textOf(element.lookup(name(key)))
      return text === undefined ? [] : [[key, text]]
    })
    const given = element.lookup(name('A'))
    const sets = given instanceof PDFArray ? given.asArray().map((one) => this.#document.context.lookup(one)) : [given]
    const said = sets.flatMap((set) =>
      set instanceof PDFDict
        ? attributes.flatMap((key) => {
            const value = set.lookup(name(key))
            const text = value instanceof PDFArray ? value.asArray().map(textOf).join(',') : textOf(value)
            return text === undefined || text === '' ? [] : [[key, text]]
          })
        : [],
    )
    const kids = element.lookup(name('K'))
    const leads = (kids instanceof PDFArray ? kids.asArray() : []).flatMap((kid) => this.#leadsTo(kid))
    return {
      type: textOf(element.get(name('S'))) ?? '',
      says: Object.fromEntries([...own, ...said, ...leads.map((place) => ['leads to', place])]) as Record<string, string>,
      holds: this.children(element, page),
    }
  }

  /** Where the link leads that an element names as its annotation; a place in the file only says that it is one. */
  #leadsTo(kid: PDFObject): string[] {
    const object = this.#document.context.lookup(kid)
    const annotation = object instanceof PDFDict ? object.lookup(name('Obj')) : undefined
    if (!(annotation instanceof PDFDict)) return []
    const action = annotation.lookup(name('A'))
    return [(action instanceof PDFDict ? textOf(action.lookup(name('URI'))) : undefined) ?? 'a place in the file']
  }
}
