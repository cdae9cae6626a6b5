/** Something that a revision after a signature added or changed. */
export interface Addition {
  /** The revision that it came with. */
  readonly revision: number
  readonly kind: 'signature' | 'document-timestamp' | 'security-store' | 'filled-field' | 'annotation' | 'unexplained' | 'damaged'
  /** What it is, in one sentence. */
  readonly what: string
  /** Whether it leaves what was signed as it was, and no earlier signature forbids it. Whether a new signature is sound is judged by itself. */
  readonly allowed: boolean
}
