import type { Finding, Letter } from '../../core/letter/index.ts'
import type { Failure, Page, PagePlace, PagePlaces, Result, RequestOutput } from '../../core/requests/index.ts'
import type { AskUntil } from '../desktop.ts'
import { PagesInSight } from './pages-in-sight.ts'

/** A page as the window shows it: pictures one on the other. Lengths in points. */
export interface ShownPage {
  readonly layers: readonly ShownLayer[]
  readonly width: number
  readonly height: number
}

/** `y` and `height` in points from the top of the page. */
export interface ShownLayer {
  readonly digest: string
  readonly picture: ShownPicture
  readonly y: number
  readonly height: number
}

export interface ShownPicture {
  /** The blob under which it is shown; made when it is first asked for. */
  readonly address: string
  drop(): void
}

/** The letter as it was last laid out. */
export interface LaidOut {
  readonly letter: Letter
  readonly pages: readonly ShownPage[]
  readonly places: readonly PagePlace[]
  readonly findings: readonly Finding[]
  readonly words: number
}

export interface FeedState {
  readonly laidOut: LaidOut | undefined
  readonly isBusy: boolean
  readonly failure: Failure | undefined
}

/** What the feed needs of its window; a test gives others. */
export interface FeedSurroundings {
  readonly ask: AskUntil
  /** The letter as it stands now. */
  read(): Letter
  /**
   * Runs work once the editor has taken in the change, yet before the browser draws its next frame: the engine then works
   * while the browser draws.
   */
  afterTask(work: () => void): void
  /** Done when there is room to show pages without holding up who writes. */
  pause(): Promise<void>
  makePicture(svg: string): ShownPicture
  /** Done when the picture can be put on the screen at once. */
  prepare(picture: ShownPicture): Promise<void>
}

const noPicture: ShownPicture = { address: '', drop: () => undefined }

/**
 * The pages of a letter that is being written. One request is under way at a time; changes meanwhile make one more,
 * for the newest letter. Pages that did not change keep their picture and do not cross again.
 */
export class PageFeed {
  /** Which pages are drawn as soon as they are there; whoever draws them says so. */
  readonly sight = new PagesInSight()
  readonly #surroundings: FeedSurroundings
  readonly #listeners = new Set<() => void>()
  readonly #pictures = new Map<string, ShownPicture>()
  /** By their digests. */
  #places: ReadonlyMap<string, readonly PagePlace[]> = new Map()
  #state: FeedState = { laidOut: undefined, isBusy: false, failure: undefined }
  #isWanted = false
  /** What calls off the answers of this feed; another each time that it opens. */
  #closing = new AbortController()

  constructor(surroundings: FeedSurroundings) {
    this.#surroundings = surroundings
  }

  readonly state = (): FeedState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The letter changed. Cheap: the work begins when the task at hand is over. */
  readonly request = (): void => {
    if (this.#isWanted) return
    this.#isWanted = true
    if (!this.#state.isBusy) this.#surroundings.afterTask(() => void this.#run())
  }

  open(): void {
    if (this.#closing.signal.aborted) this.#closing = new AbortController()
  }

  /**
   * Whatever is under way is called off, which saves this window from reading the answer where it comes from a server: all pages of a long
   * letter that was left would hold up the next one. The host lays it out to its end all the same.
   */
  close(): void {
    this.#closing.abort()
    this.#isWanted = false
    this.#show({ isBusy: false })
    for (const picture of this.#pictures.values()) picture.drop()
    this.#pictures.clear()
    this.#places = new Map()
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing
    if (this.#state.isBusy || signal.aborted) return
    this.#isWanted = false
    this.#show({ isBusy: true })
    const letter = this.#surroundings.read()
    const known = [...this.#pictures.keys(), ...this.#places.keys()]
    const result = await this.#surroundings.ask('letters.render', { letter, known }, signal)
    if (!signal.aborted) await this.#surroundings.pause()
    if (!signal.aborted) await this.#take(letter, result, signal)
    if (signal.aborted) return
    // `isWanted` may have been set while the answer was under way.
    if (this.#isWanted) this.#surroundings.afterTask(() => void this.#run())
  }

  async #take(letter: Letter, result: Result<RequestOutput<'letters.render'>>, signal: AbortSignal): Promise<void> {
    if (!result.ok) {
      this.#show({ isBusy: false, failure: result.error })
      return
    }
    const { pages, places, findings, words } = result.value
    // A picture that is not there yet would leave a gap in the page for a frame.
    await Promise.all(this.#picturesFor(pages).map((picture) => this.#surroundings.prepare(picture)))
    if (signal.aborted) return
    const shown = pages.map((page, index) => this.#shownPage(page, this.#state.laidOut?.pages[index]))
    const needed = [...shown, ...(this.#state.laidOut?.pages ?? [])].flatMap(({ layers }) => layers)
    this.#forgetAllBut(new Set(needed.map(({ digest }) => digest)))
    const before = this.#state.laidOut?.findings
    const sameFindings = before !== undefined && JSON.stringify(findings) === JSON.stringify(before) ? before : findings
    const laidOut = { letter, pages: shown, places: this.#placesFor(places), words, findings: sameFindings }
    this.#show({ isBusy: false, failure: undefined, laidOut })
  }

  /** Takes the pictures that came, and returns those that are drawn at once. */
  #picturesFor(pages: readonly Page[]): ShownPicture[] {
    return pages.flatMap(({ layers }, page) =>
      layers.flatMap(({ digest, svg }) => {
        if (svg === undefined || this.#pictures.has(digest)) return []
        const picture = this.#surroundings.makePicture(svg)
        this.#pictures.set(digest, picture)
        return this.sight.isNear(page) ? [picture] : []
      }),
    )
  }

  /** The places of all pages, those that came and those that are known; the very same list where nothing moved. */
  #placesFor(pages: readonly PagePlaces[]): readonly PagePlace[] {
    const next = new Map(pages.map(({ digest, places }) => [digest, places ?? this.#places.get(digest) ?? []]))
    const before = this.#state.laidOut?.places
    const isSame = next.size === this.#places.size && pages.every(({ digest }) => this.#places.has(digest))
    this.#places = next
    return isSame && before !== undefined ? before : [...next.values()].flat()
  }

  /** The page as it was shown before where nothing on it changed, so that nobody draws it again. */
  #shownPage({ width, height, layers }: Page, before: ShownPage | undefined): ShownPage {
    const isSame = before?.width === width && before.height === height && before.layers.length === layers.length
    if (isSame && layers.every(({ digest, y }, index) => before.layers[index]?.digest === digest && before.layers[index].y === y))
      return before
    // A layer without a picture is one that this window named as known.
    const shown = layers.map(({ digest, y, height: layerHeight }): ShownLayer => ({
      digest,
      picture: this.#pictures.get(digest) ?? noPicture,
      y,
      height: layerHeight,
    }))
    return { layers: shown, width, height }
  }

  /** The pages before these stay until the next ones are there, so that no picture goes while it is still on the screen. */
  #forgetAllBut(kept: ReadonlySet<string>): void {
    for (const [digest, picture] of this.#pictures) {
      if (kept.has(digest)) continue
      picture.drop()
      this.#pictures.delete(digest)
    }
  }

  #show(change: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
