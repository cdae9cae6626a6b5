export { pastSpace } from './cross-reference.ts'
export { pdfFailures, largestPdf, type PdfFailure } from './failures.ts'
export { PdfFile, type Revision } from './pdf-file.ts'
export type { ReadObject } from './read-object.ts'
export {
  countIn,
  isType,
  latin,
  nameIn,
  PdfFault,
  textIn,
  type PdfArray,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfString,
  type PdfValue,
} from './value.ts'
