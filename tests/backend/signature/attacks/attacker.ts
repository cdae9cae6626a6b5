import { PdfFile, type Revision } from '../../../../backend/signature/pdf/index.ts'
import { must } from '../../release/house.ts'

interface Saving {
  readonly free?: readonly number[]
  readonly between?: string
  readonly root?: number
  readonly listed?: readonly (readonly [number: number, place: number])[]
}

/** Somebody with a text editor: appends revisions to a PDF, as any program may, without a care for what was signed. */
export class Attacker {
  readonly bytes: Uint8Array
  readonly file: PdfFile
  readonly #objects = new Map<number, string>()
  #next: number

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.file = must(PdfFile.read(bytes))
    this.#next = Math.max(...this.file.revisions.flatMap(({ entries }) => [...entries.keys()])) + 1
  }

  get last(): Revision {
    return this.file.last
  }

  get root(): number {
    return this.#numberIn(this.file.last.trailer.entries.get('Root'))
  }

  get firstPage(): number {
    const pages = this.file.dictionary(this.file.catalog(this.last).entries.get('Pages'), this.last)
    return this.#numberIn(this.file.items(pages?.entries.get('Kids'), this.last)[0])
  }

  /** An object as it stands in the file, from its `<<` on. */
  textOf(number: number): string {
    const object = this.file.object(number, this.last)
    if (object === undefined) throw new Error(`there is no object ${String(number)}`)
    const whole = Buffer.from(this.bytes.subarray(object.from, object.to)).toString('latin1')
    return whole.slice(whole.indexOf('obj') + 3, whole.lastIndexOf('endobj'))
  }

  /** The number that the first reference under a key has, anywhere in an object. */
  numberAt(number: number, key: string): number {
    const found = new RegExp(`/${key}\\s*\\[?\\s*(\\d+) 0 R`, 'u').exec(this.textOf(number))?.[1]
    if (found === undefined) throw new Error(`object ${String(number)} has no ${key}`)
    return Number(found)
  }

  /** The number of the first object whose text holds some words. */
  numberOf(words: string): number {
    const numbers = this.file.revisions.flatMap(({ entries }) =>
      [...entries].flatMap(([number, { kind }]) => (kind === 'at' ? [number] : [])),
    )
    const found = numbers.find((number) => this.textOf(number).includes(words))
    if (found === undefined) throw new Error(`no object says ${words}`)
    return found
  }

  put(number: number, text: string): this {
    this.#objects.set(number, text)
    return this
  }

  add(text: string): number {
    this.#objects.set(this.#next, text)
    this.#next += 1
    return this.#next - 1
  }

  /** Puts words behind the first `<<` of an object. */
  extend(number: number, words: string): this {
    const text = this.#objects.get(number) ?? this.textOf(number)
    return this.put(number, text.replace('<<', `<< ${words} `))
  }

  replace(number: number, what: RegExp, by: string): this {
    return this.put(number, (this.#objects.get(number) ?? this.textOf(number)).replace(what, by))
  }

  stream(words: string): string {
    return `<< /Length ${String(words.length)} >>\nstream\n${words}\nendstream\n`
  }

  /** The file with what was put behind it: `free` are numbers that are given up, `between` stands before the first object, `listed` is where objects are said to lie that are not put. */
  save({ free = [], between = '', root = this.root, listed = [] }: Saving = {}): Buffer {
    const parts: Buffer[] = [Buffer.from(this.bytes), Buffer.from(`\n${between}`, 'latin1')]
    let at = this.bytes.length + 1 + between.length
    const places = [...this.#objects].map(([number, text]) => {
      const part = Buffer.from(`${String(number)} 0 obj${text}endobj\n`, 'latin1')
      const place = at
      parts.push(part)
      at += part.length
      return [number, place] as const
    })
    const rows = [...places, ...listed].map(([number, place]) => `${String(number)} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
    const freed = free.map((number) => `${String(number)} 1\n0000000000 00001 f \n`)
    const before = this.last.sections[0]?.from ?? 0
    const tail = `xref\n${rows.join('')}${freed.join('')}trailer\n<< /Size ${String(this.#next)} /Root ${String(root)} 0 R /Prev ${String(before)} >>\nstartxref\n${String(at)}\n%%EOF\n`
    return Buffer.concat([...parts, Buffer.from(tail, 'latin1')])
  }

  #numberIn(value: unknown): number {
    if (typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'number') return value.number
    throw new Error('no reference stands there')
  }
}
