/** Bytes as people read them: "1 kB", "2.4 MB"; number and unit stay in one line. */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${String(Math.max(1, Math.round(bytes / 1000)))}\u00A0kB` : `${(bytes / 1_000_000).toFixed(1)}\u00A0MB`
}
