import react from '@vitejs/plugin-react'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const pdfjs = join(import.meta.dirname, '../node_modules/pdfjs-dist')

/** Which of the files that pdf.js looks for at run time the window brings along, by its folders. */
const pdfFiles: Readonly<Record<string, RegExp>> = { cmaps: /\.bcmap$/u, standard_fonts: /\.(?:pfb|ttf)$/u, wasm: /_nowasm_fallback\.js$/u }

/** Character tables, the fonts that PDFs may leave out, and readers of two kinds of scans, beside the window's own files. */
function filesOfPdf(): Plugin {
  return {
    name: 'chancery-pdf-files',
    generateBundle() {
      for (const [folder, wanted] of Object.entries(pdfFiles)) {
        for (const name of readdirSync(join(pdfjs, folder)).filter((file) => wanted.test(file))) {
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source: readFileSync(join(pdfjs, folder, name)) })
        }
      }
    },
  }
}

/** Words of react-aria for a screen reader in another language than English, which the window is written in. */
const otherTongues = /[\\/]react-(?:aria|aria-components|stately)[\\/].*[\\/]intl[\\/](?:[a-z]+[\\/])?(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/u

/** A screen is read in one language from beginning to end, and its script is a quarter smaller. */
function oneTongue(): Plugin {
  return {
    name: 'chancery-one-tongue',
    load: {
      filter: { id: otherTongues },
      handler: (id) => `export { default } from './en-US${extname(id)}'`,
    },
  }
}

/** The window as plain files: every script, style and font is a file of its own, as the content security policy asks. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), filesOfPdf(), oneTongue()],
  worker: { format: 'es' },
  build: {
    outDir: '../build/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome140',
    chunkSizeWarningLimit: 1500,
    // The pure core does nothing when it is loaded: what no screen asks of it stays away from the start.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/core\/.*\.ts$/u, sideEffects: false }] } },
  },
})
