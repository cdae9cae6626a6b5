import { defineConfig } from 'electron-vite'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import window from './renderer/vite.config.ts'

const root = import.meta.dirname
const out = join(root, 'build', 'electron')

/**
 * The backend reads files beside its modules and starts a worker from one, so the built modules keep their folders, and
 * those files go with them.
 */
function keepPlaces(): Plugin {
  return {
    name: 'chancery-keep-places',
    renderChunk: (code) => code.replace(/new URL\((["'])\.\/worker\.ts\1/u, 'new URL("./worker.js"'),
    closeBundle() {
      cpSync(join(root, 'templates'), join(out, 'main', 'templates'), { recursive: true })
      cpSync(join(root, 'backend', 'layout', 'letter.typ'), join(out, 'main', 'backend', 'layout', 'letter.typ'))
    },
  }
}

export default defineConfig({
  main: {
    plugins: [keepPlaces()],
    build: {
      outDir: join(out, 'main'),
      rollupOptions: {
        input: { 'electron/main': join(root, 'electron/main.ts'), 'backend/layout/worker': join(root, 'backend/layout/worker.ts') },
        output: { format: 'es', preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: join(out, 'preload'),
      // A sandboxed preload is one CommonJS file.
      externalizeDeps: false,
      rollupOptions: { input: { preload: join(root, 'electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: { ...window, build: { ...window.build, outDir: join(out, 'renderer'), rollupOptions: { input: join(root, 'renderer/index.html') } } },
})
