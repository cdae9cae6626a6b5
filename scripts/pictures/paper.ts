import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../bench/letters.ts'
import { sourceFlags } from '../source-flags.ts'

/** Where pictures go, and which are wanted. */
export interface Wish {
  readonly folder: string
  /** Of the window, in CSS pixels; left out, each picture has the size that shows it best. */
  readonly size?: { readonly width: number; readonly height: number } | undefined
  isWanted(name: string): boolean
}

/** Pictures of printed pages, 100 dots an inch: an exported letter, and a redline as a PDF. */
export function paperPictures(dataFolder: string, wish: Wish): void {
  const letter = 'partner-letter'
  chancery('build', join(root, 'templates', 'examples', `${letter}.md`), '--out', dataFolder, '--format', 'pdf', '--no-draft-line')
  const redline = join(dataFolder, 'redline.pdf')
  chancery('library', 'diff', 'policy-quote/retail-scope', '1', '2', '--language', 'en-GB', '--pdf', redline, '--data', dataFolder)
  draw(join(dataFolder, `${letter}.pdf`), 1, 'page-1', wish)
  draw(join(dataFolder, `${letter}.pdf`), 2, 'page-2', wish)
  draw(redline, 1, 'redline-page', wish)
}

function chancery(...words: readonly string[]): void {
  run(process.execPath, ...sourceFlags, join(root, 'cli', 'main.ts'), ...words)
}

function draw(file: string, page: number, name: string, { folder, isWanted }: Wish): void {
  if (!isWanted(name)) return
  const of = String(page)
  run('pdftoppm', '-r', '100', '-png', '-singlefile', '-f', of, '-l', of, file, join(folder, name))
}

function run(command: string, ...words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed: ${error?.message ?? stderr}`)
}
