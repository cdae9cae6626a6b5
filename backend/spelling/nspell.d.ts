declare module 'nspell' {
  /** A spell-checker over one Hunspell dictionary. */
  interface Speller {
    correct(word: string): boolean
    suggest(word: string): string[]
  }
  export default function nspell(affix: Uint8Array, dictionary: Uint8Array): Speller
}
