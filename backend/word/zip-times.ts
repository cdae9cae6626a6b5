const centralHeader = 0x02014b50
const endOfDirectory = 0x06054b50

/** 1 January 1980, the earliest time a zip file can say (APPNOTE.TXT §4.4.6). */
const epoch = 0x00210000

/**
 * The same zip file with every entry dated 1 January 1980. The library stamps entries with the clock; setting the two
 * stamps of each in place saves packing everything a second time. Expects a file as the library writes it: no comment,
 * no zip64.
 */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const fixed = zip.slice()
  const view = new DataView(fixed.buffer)
  const end = fixed.length - 22
  if (view.getUint32(end, true) !== endOfDirectory) throw new Error('The packed file does not end as a zip file does.')
  let at = view.getUint32(end + 16, true)
  while (view.getUint32(at, true) === centralHeader) {
    view.setUint32(at + 12, epoch, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, epoch, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return fixed
}
