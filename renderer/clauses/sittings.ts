/** Why somebody edits a draft, asked once per sitting: from opening the editor until the window is closed. */
const reasons = new Map<string, string>()

export function reasonFor(versionId: string): string | undefined {
  return reasons.get(versionId)
}

export function beginSitting(versionId: string, reason: string): void {
  reasons.set(versionId, reason)
}
