/** What a peer is given to edit: the lines of the same letter, in its own terms. */
export interface PeerLine {
  readonly kind: 'heading' | 'item' | 'paragraph'
  readonly text: string
}

declare global {
  interface Window {
    /** Fills the peer's editor; it is in `#editor`, and ready when this returns. */
    openPeer(lines: readonly PeerLine[]): void
  }
}
