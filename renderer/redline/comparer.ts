import type { Redline } from '../../core/redline/index.ts'
import type { RedlineWish } from './redline-worker.ts'

/** What is told to who asked: the redline, or undefined where the comparison stopped. */
type Told = (redline: Redline | undefined) => void

interface Asked {
  readonly wish: RedlineWish
  readonly told: Told
}

/** Milliseconds without a wish until the thread is given up. */
const idle = 10_000

/** Compares documents in one thread beside the window's, one after the other: a letter may have many adapted clauses. */
export class Comparer {
  readonly #makeWorker: () => Worker
  readonly #waiting: Asked[] = []
  #underWay: Asked | undefined
  #worker: Worker | undefined
  #end: ReturnType<typeof setTimeout> | undefined

  constructor(makeWorker: () => Worker) {
    this.#makeWorker = makeWorker
  }

  /** Compares two documents in their turn; the function it returns takes the wish back, and ends a comparison that is under way. */
  compare(wish: RedlineWish, told: Told): () => void {
    const asked = { wish, told }
    this.#waiting.push(asked)
    this.#next()
    return () => this.#takeBack(asked)
  }

  #takeBack(asked: Asked): void {
    if (this.#underWay === asked) {
      this.#stop()
      this.#next()
      return
    }
    const place = this.#waiting.indexOf(asked)
    if (place >= 0) this.#waiting.splice(place, 1)
  }

  #next(): void {
    if (this.#underWay !== undefined) return
    clearTimeout(this.#end)
    this.#underWay = this.#waiting.shift()
    if (this.#underWay === undefined) this.#end = setTimeout(() => this.#stop(), idle)
    else this.#running().postMessage(this.#underWay.wish, [])
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = this.#makeWorker()
    // A worker that was stopped may have answered before: its answer is nobody's any more.
    const isOurs = (): boolean => worker === this.#worker
    worker.addEventListener('message', ({ data }: MessageEvent<Redline>) => isOurs() && this.#tell(data))
    worker.addEventListener('error', () => isOurs() && this.#fail())
    this.#worker = worker
    return worker
  }

  #tell(redline: Redline | undefined): void {
    const asked = this.#underWay
    this.#underWay = undefined
    asked?.told(redline)
    this.#next()
  }

  /** One comparison that fails takes its thread along, and no other comparison. */
  #fail(): void {
    const asked = this.#underWay
    this.#stop()
    asked?.told(undefined)
    this.#next()
  }

  #stop(): void {
    clearTimeout(this.#end)
    this.#worker?.terminate()
    this.#worker = undefined
    this.#underWay = undefined
  }
}
