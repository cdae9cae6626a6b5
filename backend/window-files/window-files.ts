import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { fail, succeed, type Result } from '../../core/requests/result.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
}

export interface WindowFile {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Stands in the page where the nonce of a load goes. */
const nonceMark = '__CSP_NONCE__'

/**
 * The built window, read once. What is asked for is looked up by name among the files that were there, so that no path,
 * however written, leads anywhere else.
 */
export class WindowFiles {
  readonly #files: ReadonlyMap<string, WindowFile>

  constructor(files: ReadonlyMap<string, WindowFile>) {
    this.#files = files
  }

  /** The file under a URL path such as "/assets/index.js"; "/" is the page, with the nonce of this load in it. */
  find(path: string, nonce: string): WindowFile | undefined {
    const name = path === '/' ? '/index.html' : path
    const file = this.#files.get(name)
    if (file === undefined || name !== '/index.html') return file
    return { ...file, bytes: Buffer.from(Buffer.from(file.bytes).toString('utf8').replaceAll(nonceMark, nonce)) }
  }
}

/** Reads the built window from a folder. */
export function readWindowFiles(folder: string): Result<WindowFiles> {
  if (!existsSync(join(folder, 'index.html'))) {
    return fail({ code: 'window-missing', message: 'The window has not been built yet.', remedy: 'Run "npm run build", then try again.' })
  }
  const files = new Map<string, WindowFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = mediaTypes[extname(entry.name)]
    if (!entry.isFile() || mediaType === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length).split(sep).join('/').replace(/^\/?/u, '/'), { mediaType, bytes: readFileSync(path) })
  }
  return succeed(new WindowFiles(files))
}
