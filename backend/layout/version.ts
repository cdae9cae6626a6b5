/**
 * Names everything that decides where a line breaks: Typst, letter.typ, the fonts and what is done to the file after.
 * It goes into the manifest; two files of one letter and one layout version are equal byte for byte. A test holds the
 * number to the digests of the golden files: whoever changes those raises it.
 */
export const layoutVersion = 'typst-0.14.2/chancery-7'

/**
 * The layout versions that letters can be set in, the present one first. Pages of an earlier one are set to hold them against a
 * file that was made then; nothing new is made in it.
 *
 * chancery-6: a name too long for the letterhead took the room of the lines beside it, which broke to syllables.
 * chancery-5: also, paragraphs began with their letters. The engine then estimates the widths of lines one letter off, and of two ways
 * to break a paragraph that are nearly as good it chose, for one of 68,000 random paragraphs, another one; it took five times as long.
 */
export const layoutVersions = [layoutVersion, 'typst-0.14.2/chancery-6', 'typst-0.14.2/chancery-5'] as const

export type LayoutVersion = (typeof layoutVersions)[number]

/** The layout version of a manifest, where letters can be set in it. */
export function settableVersion(name: string): LayoutVersion | undefined {
  return layoutVersions.find((version) => version === name)
}
