import { z } from 'zod'
import { Image } from '../document/index.ts'
import { PictureBytes, type RequestGroup } from './request-shapes.ts'

export const imageRequests = {
  /** Keeps a picture for letters to show, with nothing in it but what draws it; `digest` is that of the bytes that were kept. Width and height in pixels. */
  'images.add': {
    input: z.strictObject({ bytes: PictureBytes }),
    output: z.strictObject({ digest: Image.shape.digest, mediaType: Image.shape.mediaType, width: z.int(), height: z.int() }),
  },
  /** A picture that a letter or a clause shows; fails with `image-unknown` for one that is not at hand. */
  'images.read': {
    input: z.strictObject({ digest: Image.shape.digest }),
    output: z.strictObject({ mediaType: Image.shape.mediaType, bytes: PictureBytes }),
  },
} as const satisfies RequestGroup
