export { mediaTypeToEnclose, tooLarge } from './check-file.ts'
