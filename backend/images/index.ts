export { cleanImage, largestImage, looksLikeSvg, type CleanImage, type ImageFailure } from './clean-image.ts'
