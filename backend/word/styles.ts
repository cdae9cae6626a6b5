import { AlignmentType, BorderStyle, LineRuleType, type IBorderOptions, type IParagraphStyleOptions, type IStylesOptions } from 'docx'

/**
 * Fonts that every Word has, on Windows, on macOS and in the browser: the bundled fonts are private to the program, and a
 * Word file that embeds them cannot be edited with them by someone else.
 */
export const fonts = { serif: 'Cambria', sans: 'Calibri' } as const

/** The layout's colours, so that both files look alike. */
export const colors = { ink: '1D1F21', quiet: '5A5D61', hairline: 'C9CCD0', draft: '8A4B00' } as const

const { ink, quiet } = colors

/** Ids of the styles, by what they are for. Names are Word's own wherever Word has such a style. */
export const styleIds = {
  text: 'BodyText',
  subject: 'Heading1',
  quote: 'Quote',
  quoteList: 'QuoteList',
  attribution: 'QuoteAttribution',
  date: 'Date',
  reference: 'Reference',
  returnLine: 'ReturnAddress',
  recipient: 'Recipient',
  salutation: 'Salutation',
  closing: 'Closing',
  signature: 'Signature',
  label: 'DetailLabel',
  annexLabel: 'AnnexLabel',
  annex: 'Annex',
  image: 'Figure',
  tableText: 'TableText',
  tableHeading: 'TableHeading',
  tableGap: 'TableGap',
  table: 'LetterTable',
  header: 'Header',
  footer: 'Footer',
  letterheadName: 'LetterheadName',
  letterheadLine: 'LetterheadLine',
  source: 'Source',
  footnote: 'FootnoteText',
  link: 'Hyperlink',
  pageBreak: 'PageBreak',
} as const

/** Word's list styles: `List Number`, `List Number 2` … to 5, then the fifth again. */
export function listStyle(kind: 'Bullet' | 'Number' | 'Continue', level: number): string {
  return `List${kind}${level === 0 ? '' : String(Math.min(level, 4) + 1)}`
}

type Properties = Pick<IParagraphStyleOptions, 'paragraph' | 'run'>

function style(id: string, name: string, basedOn: string, { paragraph, run }: Properties = {}, next: string = id): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn,
    next,
    quickFormat: true,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(run === undefined ? {} : { run }),
  }
}

const family = (name: string, complex: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: complex })

const sans = { font: family(fonts.sans, 'Arial') }

/** Indent of a quotation, in twentieths of a point; its bar stands in it. */
export const quoteIndent = 283

/** Between a table and what stands around it, in twentieths of a point. */
export const afterTable = 200
export const beforeTable = 170

/** Below a quotation, in twentieths of a point. */
export const afterQuote = 190

/** From the bar to the text, in points. */
export const quoteBarSpace = 9

/** The bar to the left of a quotation. */
export function quotationBar(accent: string, space: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size: 12, space, color: accent }
}

function heading(
  size: number,
  before: number,
  after: number,
  run: Properties['run'] = {},
): Properties & { next: string; quickFormat: boolean } {
  return {
    next: styleIds.text,
    quickFormat: true,
    run: { ...sans, size, bold: true, color: ink, ...run },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after, line: 259, lineRule: LineRuleType.AUTO } },
  }
}

function listStyles(): IParagraphStyleOptions[] {
  const names = { Bullet: 'List Bullet', Number: 'List Number', Continue: 'List Continue' } as const
  return (['Bullet', 'Number', 'Continue'] as const).flatMap((kind) =>
    [0, 1, 2, 3, 4].map((level) =>
      style(listStyle(kind, level), level === 0 ? names[kind] : `${names[kind]} ${String(level + 1)}`, styleIds.text, {
        paragraph: { spacing: { after: 70 } },
      }),
    ),
  )
}

function paragraphStyles(accent: string): IParagraphStyleOptions[] {
  const bar = { left: quotationBar(accent, quoteBarSpace) }
  const lines = (line: number, spacing: { before?: number; after?: number } = {}): Properties['paragraph'] => ({
    spacing: { ...spacing, line, lineRule: LineRuleType.AUTO },
  })
  return [
    style(styleIds.text, 'Body Text', 'Normal', { paragraph: { spacing: { after: 110 } } }),
    ...listStyles(),
    style(styleIds.quote, 'Quote', styleIds.text, {
      paragraph: { border: bar, indent: { left: quoteIndent, right: quoteIndent }, spacing: { after: 70 } },
    }),
    style(styleIds.quoteList, 'Quote List', styleIds.quote, { paragraph: { spacing: { after: 60 } } }),
    style(
      styleIds.attribution,
      'Quote Attribution',
      styleIds.quote,
      { paragraph: { keepLines: true, spacing: { after: afterQuote } }, run: { ...sans, size: 20, color: quiet } },
      styleIds.text,
    ),
    style(styleIds.date, 'Date', 'Normal', { paragraph: lines(245) }),
    style(styleIds.reference, 'Reference', 'Normal', { paragraph: lines(250) }),
    style(styleIds.label, 'Detail Label', 'Normal', { run: { ...sans, size: 17, color: quiet }, paragraph: { keepNext: true } }),
    style(styleIds.returnLine, 'Return Address', 'Normal', {
      run: { ...sans, size: 14, color: quiet, underline: { color: quiet } },
      paragraph: { spacing: { after: 80 } },
    }),
    style(styleIds.recipient, 'Recipient', 'Normal', { paragraph: lines(250) }),
    style(styleIds.salutation, 'Salutation', styleIds.text, {}, styleIds.text),
    style(
      styleIds.closing,
      'Closing',
      styleIds.text,
      { paragraph: { keepNext: true, keepLines: true, spacing: { before: 260, after: 0 } } },
      styleIds.signature,
    ),
    style(styleIds.signature, 'Signature', 'Normal', {
      paragraph: { keepLines: true, spacing: { before: 850, line: 245, lineRule: LineRuleType.AUTO } },
    }),
    style(
      styleIds.annexLabel,
      'Annex Label',
      'Normal',
      { run: { ...sans, size: 18, bold: true }, paragraph: { keepNext: true, spacing: { before: 320, after: 30 } } },
      styleIds.annex,
    ),
    style(styleIds.annex, 'Annex', 'Normal', { run: { size: 19 }, paragraph: { keepLines: true } }),
    style(styleIds.source, 'Source', styleIds.annex, { paragraph: { indent: { left: 397, hanging: 397 }, spacing: { after: 40 } } }),
    style(styleIds.image, 'Figure', styleIds.text, { paragraph: { spacing: { before: 120, after: 200 } } }),
    style(styleIds.tableText, 'Table Text', 'Normal', { run: { ...sans, size: 20 }, paragraph: lines(240, { before: 36, after: 36 }) }),
    style(styleIds.tableHeading, 'Table Heading', styleIds.tableText, { paragraph: { keepNext: true }, run: { bold: true } }),
    style(styleIds.tableGap, 'Table Gap', 'Normal', { paragraph: { spacing: { line: 200, lineRule: LineRuleType.EXACT } } }),
    style(styleIds.header, 'header', 'Normal', { run: { ...sans, size: 17, color: quiet }, paragraph: lines(240) }),
    style(styleIds.footer, 'footer', 'Normal', { run: { ...sans, size: 16, color: quiet }, paragraph: lines(240) }),
    style(styleIds.letterheadName, 'Letterhead Name', 'Normal', { run: { size: 32, bold: true, color: accent } }),
    style(styleIds.letterheadLine, 'Letterhead Line', 'Normal', { run: { ...sans, size: 17, color: quiet } }),
    style(styleIds.pageBreak, 'Page Break', 'Normal', { run: { size: 2 } }),
  ]
}

/** The styles of a letter. `accent` is the letterhead's colour, six hexadecimal digits. */
export function letterStyles(language: string, accent: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: family(fonts.serif, 'Times New Roman'), size: 21, color: ink, language: { value: language, bidirectional: 'ar-SA' } },
        paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(28, 0, 200),
      heading2: heading(25, 260, 80),
      heading3: heading(23, 220, 70),
      heading4: heading(22, 200, 60, { italics: true }),
      hyperlink: { run: { color: ink, underline: { color: quiet } } },
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, line: 247, lineRule: LineRuleType.AUTO } } },
    },
    paragraphStyles: paragraphStyles(accent),
  }
}

export const alignments = { start: undefined, center: AlignmentType.CENTER, end: AlignmentType.END, justify: AlignmentType.BOTH } as const
