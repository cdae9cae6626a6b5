/**
 * Names everything that decides where a line breaks: Typst, letter.typ, the fonts and what is done to the file after.
 * It goes into the manifest; two files of one letter and one layout version are equal byte for byte. A test holds the
 * number to the digests of the golden files: whoever changes those raises it.
 */
export const layoutVersion = 'typst-0.14.2/chancery-5'
