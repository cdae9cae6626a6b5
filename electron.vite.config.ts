import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname

/** The layout worker is a file of its own, started by its address; so is the page that Typst reads beside it. */
function layoutFiles(): Plugin {
  return {
    name: 'chancery-layout-files',
    transform: (code, id) =>
      id.endsWith('/backend/layout/create-layout.ts') ? code.replace('./worker.ts', './layout-worker.js') : undefined,
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'letter.typ', source: readFileSync(join(root, 'backend/layout/letter.typ')) })
    },
  }
}

/**
 * The host and its preload script. Everything of the host lies flat in one folder, so that `import.meta` means the same in
 * each file. The window is built by `vite build renderer`: both hosts show the same files.
 */
export default defineConfig({
  main: {
    plugins: [layoutFiles()],
    build: {
      outDir: 'build/electron/main',
      target: 'node24',
      rollupOptions: {
        input: { index: join(root, 'electron/main/index.ts'), 'layout-worker': join(root, 'backend/layout/worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'build/electron/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: join(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
})
