/** Where a key leads in a long list: from `row`, in a list that shows `page` rows at once and ends with the row `last`. */
const steps: Readonly<Record<string, (row: number, page: number, last: number) => number>> = {
  ArrowDown: (row) => row + 1,
  ArrowUp: (row) => row - 1,
  PageDown: (row, page) => row + page,
  PageUp: (row, page) => row - page,
  Home: () => 0,
  End: (_row, _page, last) => last,
}

/** The row that a key leads to, or undefined for a key that leads nowhere. Rows are counted from 0. */
export function rowAfter(key: string, row: number, page: number, total: number): number | undefined {
  const next = steps[key]?.(row, page, total - 1)
  return next === undefined ? undefined : Math.max(0, Math.min(total - 1, next))
}
