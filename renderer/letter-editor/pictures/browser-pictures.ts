import type { PictureOutside, Rasterised } from './picture-shelf.ts'

/** What a shelf of pictures needs of the browser. */
export const browserPictures: Omit<PictureOutside, 'ask'> = {
  makeAddress: (mediaType, bytes) => URL.createObjectURL(new Blob([decoded(bytes)], { type: mediaType })),
  dropAddress: (address) => URL.revokeObjectURL(address),
  encode: encodeFile,
  redraw,
  rasterise,
}

function decoded(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** The bytes of a file as base64. */
export function encodeFile(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : ''
      resolve(address.slice(address.indexOf(',') + 1))
    })
    // A file that is gone or may not be read has no bytes, and the host says what that means.
    reader.addEventListener('error', () => resolve(''))
    reader.readAsDataURL(file)
  })
}

async function redraw(file: Blob): Promise<Blob | undefined> {
  try {
    const picture = await createImageBitmap(file)
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    picture.close()
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.93 })
  } catch {
    return undefined
  }
}

/** As wide as the text of a page and as high as it, at 300 dots an inch, and no more than six times its own size. */
const mostWide = 1890
const mostHigh = 2670
const mostTimes = 6

/** An image element runs no script of a drawing and fetches nothing that it names. */
async function rasterise(file: Blob): Promise<Rasterised | undefined> {
  const address = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }))
  try {
    const drawing = new Image()
    drawing.src = address
    await drawing.decode()
    const { naturalWidth, naturalHeight } = drawing
    if (naturalWidth === 0 || naturalHeight === 0) return undefined
    const scale = Math.min(mostTimes, mostWide / naturalWidth, mostHigh / naturalHeight)
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(naturalWidth * scale)), Math.max(1, Math.round(naturalHeight * scale)))
    canvas.getContext('2d')?.drawImage(drawing, 0, 0, canvas.width, canvas.height)
    return { picture: await canvas.convertToBlob({ type: 'image/png' }), scale }
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(address)
  }
}
