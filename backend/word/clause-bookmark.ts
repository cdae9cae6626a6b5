/** The bookmark around a clause, by its key in the manifest: a second way to find it when a program drops the control. */
export function clauseBookmark(key: string): string {
  return key.replaceAll('-', '_')
}
