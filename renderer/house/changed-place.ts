/** The way to what differs between two values, such as `fields.2.label`; where several things do, to what holds them all. */
export function changedPlace(before: unknown, after: unknown): string {
  if (!isTree(before) || !isTree(after)) return ''
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key])
  const [key] = keys
  if (key === undefined || keys.length > 1) return ''
  const inner = changedPlace(before[key], after[key])
  return inner === '' ? key : `${key}.${inner}`
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
