import {
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  ConcreteHyperlink,
  FootnoteReferenceRun,
  Paragraph,
  TextRun,
  XmlComponent,
  type IContext,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import { citationMark, type Citation, type Footnote, type Inline, type Link, type Run } from '../../core/document/index.ts'
import { cleanText } from './clean-text.ts'
import { beginsRightToLeft, cutByDirection, holdsHebrew } from './direction.ts'
import { styleIds } from './styles.ts'
import type { Writing } from './writing.ts'

/** What runs take from the block they stand in. */
export interface RunSetting {
  /** The language of the block where it is not the letter's. */
  readonly language?: string | undefined
}

/** `w:t`. The library's own reads some words as page number fields ("CURRENT") and some braces as places to fill. */
class Text extends XmlComponent {
  constructor(text: string) {
    super('w:t')
    this.root.push({ _attr: { 'xml:space': 'preserve' } }, text)
  }
}

/** A link out of the file. Its relationship has a number instead of the library's random name. */
class NumberedLink extends ConcreteHyperlink {
  readonly #url: string

  constructor(url: string, number: number, children: readonly ParagraphChild[]) {
    super(children, `Link${String(number)}`)
    this.#url = url
  }

  override prepForXml(context: IContext): ReturnType<ConcreteHyperlink['prepForXml']> {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
    context.viewWrapper.Relationships.addRelationship(this.linkId, type, this.#url, 'External')
    return super.prepForXml(context)
  }
}

/** The runs of a text: one for each direction, line breaks and tabs as Word's own elements. */
export function textRuns(text: string, options: IRunOptions = {}): TextRun[] {
  return cutByDirection(cleanText(text)).map((stretch) => {
    const children = stretch.text
      .split(/([\n\t]|(?<=\{))/u)
      .filter((piece) => piece !== '')
      .map(pieceElement)
    const hebrew = stretch.rightToLeft && holdsHebrew(stretch.text) ? { language: { ...options.language, bidirectional: 'he-IL' } } : {}
    return new TextRun({ ...options, ...(stretch.rightToLeft ? { rightToLeft: true } : {}), ...hebrew, children })
  })
}

function pieceElement(piece: string): XmlComponent {
  if (piece === '\n') return new BuilderElement({ name: 'w:br' })
  if (piece === '\t') return new BuilderElement({ name: 'w:tab' })
  return new Text(piece)
}

function runOptions(run: Run, setting: RunSetting): IRunOptions {
  return {
    ...(run.bold === true ? { bold: true } : {}),
    ...(run.italic === true ? { italics: true } : {}),
    ...(run.underline === true ? { underline: {} } : {}),
    ...(run.strike === true ? { strike: true } : {}),
    ...(run.superscript === true ? { superScript: true } : run.subscript === true ? { subScript: true } : {}),
    ...(setting.language === undefined ? {} : { language: { value: setting.language } }),
  }
}

/** The words of an address that lead to it; the words alone where Word would not take it for one. */
export function addressRuns(url: string, writing: Writing): ParagraphChild[] {
  return linkChildren({ type: 'link', url, children: [{ text: url }] }, writing, {})
}

/** A link, or its words alone where the address is none: Word calls a file with a broken address damaged. */
function linkChildren(link: Link, writing: Writing, setting: RunSetting): ParagraphChild[] {
  const address = URL.canParse(link.url) ? new URL(link.url).href : undefined
  const style = address === undefined ? {} : { style: styleIds.link }
  const runs = link.children.flatMap((child) =>
    child.type === undefined ? textRuns(child.text, { ...runOptions(child, setting), ...style }) : [],
  )
  return address === undefined ? runs : [new NumberedLink(address, writing.nextLink(), runs)]
}

function footnoteChild(footnote: Footnote, writing: Writing, setting: RunSetting): ParagraphChild {
  const children = footnote.children.flatMap((child) => inlineChildren(child, writing, setting))
  const bidirectional = beginsRightToLeft(textOf(footnote.children))
  const paragraph = new Paragraph({
    style: styleIds.footnote,
    bidirectional: bidirectional || undefined,
    children: [new TextRun({ children: [new Text(' ')] }), ...children],
  })
  return new FootnoteReferenceRun(writing.addFootnote(paragraph))
}

/** A link that others can lead to. */
class BookmarkedLink extends ConcreteHyperlink {
  constructor(name: string, id: number, children: readonly ParagraphChild[]) {
    super(children, '', name)
    this.root.splice(1, 0, new BookmarkStart(name, id))
    this.root.push(new BookmarkEnd(id))
  }
}

/** The mark of a source leads to its entry, or where nothing lists the sources to its first mark. */
function citationChild(citation: Citation, writing: Writing, setting: RunSetting): ParagraphChild {
  const number = writing.sources.numberOf(citation)
  const runs = textRuns(citationMark(number, citation.place), runOptions(citation.children[0], setting))
  const bookmark = sourceBookmark(number)
  return writing.sourceList === 'nowhere' && writing.isFirstOf(number)
    ? new BookmarkedLink(bookmark, writing.nextBookmark(), runs)
    : new ConcreteHyperlink(runs, '', bookmark)
}

/** The bookmark of a source's entry, which its citations lead to. */
export function sourceBookmark(number: number): string {
  return `source_${String(number)}`
}

function inlineChildren(inline: Inline, writing: Writing, setting: RunSetting): ParagraphChild[] {
  switch (inline.type) {
    case undefined:
      return textRuns(inline.text, runOptions(inline, setting))
    case 'link':
      return linkChildren(inline, writing, setting)
    case 'footnote':
      return [footnoteChild(inline, writing, setting)]
    case 'citation':
      return [citationChild(inline, writing, setting)]
    case 'merge-field':
      return []
  }
}

/** The children of a paragraph. */
export function paragraphChildren(inlines: readonly Inline[], writing: Writing, setting: RunSetting = {}): ParagraphChild[] {
  return inlines.flatMap((inline) => inlineChildren(inline, writing, setting))
}

/** The text that stands in the line itself: no footnotes, no citations. */
export function textOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.type === undefined ? inline.text : inline.type === 'link' ? textOf(inline.children) : '')).join('')
}
