export { attachmentsOf, wordFile, buildFiles, type BuildOptions, type BuiltFile, type BuiltFiles } from './build-files.ts'
export { fileNameFor, foldedName } from './file-name.ts'
export { ExportedFiles } from './exported-files.ts'
export { redlineFile, redlineFileName } from './redline-file.ts'
