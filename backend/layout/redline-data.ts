/** What redline.typ reads: a redline as plain data, so that no word of it is ever taken for markup. */
export interface RedlineData {
  readonly title: string
  readonly language: string
  readonly region: string | null
  /** Of the newer version: the date that the file bears. */
  readonly date: readonly [year: number, month: number, day: number]
  /** The line at the head of every page: code, versions and their days. */
  readonly running: string
  readonly sides: readonly { readonly name: string; readonly what: string; readonly day: string }[]
  readonly count: string
  readonly blocks: readonly SheetBlock[]
}

/** `=` stands in both documents, `-` in the older one, `+` in the newer one, `~` in both with other marks. */
export type SheetChange = '=' | '-' | '+' | '~'

/** `marks` are the author's own, as letters: b, i, u, s, ^ and _. A label says of the piece before it what changed. */
export type SheetPiece =
  | { readonly k: 'text'; readonly text: string; readonly marks: string; readonly c: SheetChange }
  | { readonly k: 'break'; readonly c: SheetChange }
  | { readonly k: 'label'; readonly text: string }

/** What the margin and the line above a block say of it. */
interface Said {
  /** Numbers of the changes in it, such as "2–4". */
  readonly numbers: string | null
  readonly note: string | null
  readonly bar: boolean
}

export interface SheetLine extends Said {
  readonly k: 'line'
  readonly style: 'paragraph' | 'heading' | 'item' | 'attribution'
  /** Of a heading its level on the page, of an item its depth. */
  readonly level: number
  readonly label: string | null
  readonly rtl: boolean
  readonly of: readonly SheetPiece[]
}

/** `span`: the columns and rows of a merged cell; the cells that it covers are left out. */
export interface SheetCell {
  readonly of: readonly SheetPiece[]
  readonly span?: readonly [columns: number, rows: number]
}

export type SheetBlock =
  | SheetLine
  | (Said & { readonly k: 'quotation' | 'group'; readonly of: readonly SheetBlock[] })
  | (Said & {
      readonly k: 'table'
      readonly columns: number
      readonly header: boolean
      readonly rows: readonly (readonly SheetCell[])[]
    })
