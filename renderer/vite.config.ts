import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window as plain files: every script, style and font is a file of its own, as the content security policy asks. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../build/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome140',
    chunkSizeWarningLimit: 1500,
  },
})
