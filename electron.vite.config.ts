import { join } from 'node:path'
import { defineConfig } from 'electron-vite'
import { workerEntries, workerFiles } from './scripts/worker-files.ts'

const root = import.meta.dirname

/**
 * The host and its preload script. Everything of the host lies flat in one folder, so that `import.meta` means the same in
 * each file. The window is built by `vite build renderer`: both hosts show the same files.
 */
export default defineConfig({
  main: {
    plugins: [workerFiles(root)],
    build: {
      outDir: 'build/electron/main',
      target: 'node24',
      rollupOptions: {
        input: {
          index: join(root, 'electron/main/index.ts'),
          ...workerEntries(root),
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
