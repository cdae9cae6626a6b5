import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname

/** Which worker a file starts: each is a file of its own, started by its address. */
const workers: Readonly<Record<string, string>> = {
  '/backend/workers/answers-thread.ts': './answers-worker.js',
  '/backend/layout/create-layout.ts': './layout-worker.js',
  '/backend/evidence/evidence-reader.ts': './evidence-worker.js',
  '/backend/spelling/spell-checker.ts': './spelling-worker.js',
  '/backend/store/sound-copy.ts': './store-worker.js',
}

/** The addresses of the workers in the build, and the pages that Typst reads beside them. */
function workerFiles(): Plugin {
  return {
    name: 'chancery-worker-files',
    transform(code, id) {
      const [, worker] = Object.entries(workers).find(([starter]) => id.endsWith(starter)) ?? []
      return worker === undefined ? undefined : code.replace('./worker.ts', worker)
    },
    generateBundle() {
      for (const fileName of ['letter.typ', 'redline.typ', 'seal.typ'])
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(root, 'backend/layout', fileName)) })
    },
  }
}

/**
 * The host and its preload script. Everything of the host lies flat in one folder, so that `import.meta` means the same in
 * each file. The window is built by `vite build renderer`: both hosts show the same files.
 */
export default defineConfig({
  main: {
    plugins: [workerFiles()],
    build: {
      outDir: 'build/electron/main',
      target: 'node24',
      rollupOptions: {
        input: {
          index: join(root, 'electron/main/index.ts'),
          'answers-worker': join(root, 'backend/workers/worker.ts'),
          'layout-worker': join(root, 'backend/layout/worker.ts'),
          'evidence-worker': join(root, 'backend/evidence/worker.ts'),
          'spelling-worker': join(root, 'backend/spelling/worker.ts'),
          'store-worker': join(root, 'backend/store/worker.ts'),
        },
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
