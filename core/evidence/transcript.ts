import { digestOfJson } from '../document/index.ts'

/** What an attestation of a transcript signs: its words and the picture that they repeat, so that neither can be exchanged. */
export function digestOfTranscript(evidence: string, text: string): string {
  return digestOfJson({ schema: 1, evidence, text })
}
