/** Times of many runs, in milliseconds. */
export interface Measured {
  readonly p50: number
  readonly p95: number
  readonly runs: number
}

export function summarise(times: readonly number[]): Measured {
  const sorted = [...times].sort((left, right) => left - right)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95), runs: sorted.length }
}

/** Runs in turn, so that a slow moment of the machine falls on all of them alike; the first rounds warm up and are not counted. */
export async function measureInTurn<Name extends string>(
  runs: number,
  actions: Readonly<Record<Name, () => unknown>>,
  warmUp = 5,
): Promise<Record<Name, Measured>> {
  const names = Object.keys(actions) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = -warmUp; round < runs; round += 1) {
    for (const name of names) {
      const begin = performance.now()
      await actions[name]()
      if (round >= 0) times.get(name)?.push(performance.now() - begin)
    }
  }
  return Object.fromEntries(names.map((name) => [name, summarise(times.get(name) ?? [])])) as Record<Name, Measured>
}

export interface Row {
  readonly what: string
  readonly figure: string
  /** The peer's figure in the same run, or the limit that was set. */
  readonly beside: string
  /** Undefined when nothing was promised. */
  readonly kept?: boolean
}

export function milliseconds({ p50, p95 }: Measured): string {
  return `${p50.toFixed(1)} ms (p95 ${p95.toFixed(1)})`
}

/** A Markdown table. */
export function table(title: string, rows: readonly Row[]): string {
  const mark = (kept: boolean | undefined): string => (kept === undefined ? '' : kept ? 'kept' : 'NOT KEPT')
  const lines = rows.map(({ what, figure, beside, kept }) => `| ${what} | ${figure} | ${beside} | ${mark(kept)} |`)
  return [`### ${title}`, '', '| what | measured | beside it | promise |', '| --- | --- | --- | --- |', ...lines, ''].join('\n')
}
