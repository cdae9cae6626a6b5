import type { Finding } from '../../core/letter/index.ts'
import type { Result } from '../../core/requests/index.ts'
import type { DrawnImage } from '../images/draw-svg.ts'
import { looksLikeSvg, type ImageFailure } from '../images/index.ts'
import type { FolderFiles } from './folder-files.ts'
import type { ImageFile } from './reading.ts'
import { findingsOf } from './source-text.ts'

/** Makes a picture of an SVG drawing, or says in a sentence why not. */
export type Draw = (bytes: Uint8Array) => Promise<Result<DrawnImage, ImageFailure>>

export interface LibraryDrawings {
  /** The pictures of the drawings, by the path of each in the folder. */
  readonly drawn: ReadonlyMap<string, DrawnImage>
  /** A warning for each that cannot be drawn, or whose words are in another font. Who shows the former has an error of their own. */
  readonly findings: readonly Finding[]
}

/** So many drawings of a folder are made pictures of. */
const mostDrawings = 500

/**
 * Makes pictures of the SVG drawings that the clauses and letterheads of a library folder may show, by the engine of the pages; with `below`
 * only of those below this folder in it.
 */
export async function drawingsIn(folder: FolderFiles, draw: Draw, below?: string): Promise<LibraryDrawings> {
  const drawn = new Map<string, DrawnImage>()
  const findings: Finding[] = []
  const isWanted = (path: string): boolean => (below === undefined ? /^(?:clauses|letterheads)\//u.test(path) : path.startsWith(below))
  const paths = [...folder.paths()].filter((path) => /\.svg$/iu.test(path) && isWanted(path)).slice(0, mostDrawings)
  for (const path of paths) {
    const bytes = folder.read(path)
    if (bytes === undefined || !looksLikeSvg(bytes)) continue
    const list = findingsOf(`${folder.name}/${path}`)
    const image = await draw(bytes)
    if (!image.ok)
      list.warning('image-missing', undefined, image.error.message, image.error.remedy ?? 'Export it as PNG and name that file.')
    else {
      drawn.set(path, image.value)
      if (image.value.hasWords)
        list.warning(
          'drawing-words',
          undefined,
          'The words of this drawing are set in the font of letters and not in its own.',
          'Where they must look as they do, turn them into outlines in the drawing program.',
        )
    }
    findings.push(...list.list)
  }
  return { drawn, findings }
}

/** The folder with the pictures of its drawings in their places, for those who read it. */
export async function withDrawings(folder: FolderFiles, draw: Draw, below?: string): Promise<FolderFiles> {
  return { ...folder, drawings: await drawingsIn(folder, draw, below) }
}

/** What a clause keeps of a drawing: as wide as it is itself, as far as a page has room for it. */
export function fileOfDrawing({ digest, mediaType, ownWidth }: DrawnImage): ImageFile {
  return { digest, mediaType, width: Math.min(160, Math.max(5, Math.round(ownWidth))) }
}
