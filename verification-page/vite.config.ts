import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const here = (path: string): string => join(import.meta.dirname, path)

/** One script with its worker in it, and one style; `scripts/verification-page.ts` puts both into the page. */
export default defineConfig({
  root: import.meta.dirname,
  // The same page wherever it is built, also in a test.
  mode: 'production',
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  plugins: [react()],
  resolve: {
    alias: [
      { find: 'node:crypto', replacement: here('crypto/node-crypto.ts') },
      { find: 'node:zlib', replacement: here('crypto/node-zlib.ts') },
      { find: /^buffer$/u, replacement: here('../node_modules/buffer/index.js') },
    ],
  },
  worker: {
    format: 'iife',
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/(?:core|backend)\/.*\.ts$/u, sideEffects: false }] } },
  },
  build: {
    write: false,
    target: 'es2023',
    cssCodeSplit: false,
    assetsInlineLimit: Infinity,
    modulePreload: false,
    rolldownOptions: {
      input: here('page.tsx'),
      output: { format: 'iife', codeSplitting: false },
      treeshake: { moduleSideEffects: [{ test: /\/(?:core|backend)\/.*\.ts$/u, sideEffects: false }] },
    },
  },
})
