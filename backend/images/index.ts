export { cleanImage, largestImage, type CleanImage, type ImageFailure } from './clean-image.ts'
