import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string): string => join(import.meta.dirname, path)

/** What judges does nothing when it is loaded: what the page does not ask for stays out of it. */
const treeshake = { moduleSideEffects: [{ test: /\/(?:core|backend)\/.*\.ts$/u, sideEffects: false }] }

/** One HTML file: script, worker and style are in it, and its own policy lets it fetch nothing. */
function onePage(): Plugin {
  return {
    name: 'chancery-one-page',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle)
      const script = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n')
      const style = files
        .flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : []))
        .join('\n')
      for (const name of Object.keys(bundle)) delete bundle[name]
      // The end of a script in a text of the script would end it.
      this.emitFile({
        type: 'asset',
        fileName: 'verify-a-pdf.html',
        source: pageOf(script.replaceAll('</script', String.raw`<\/script`), style),
      })
    },
  }
}

function pageOf(script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${digestOf(script)}`,
    `style-src ${digestOf(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Verify a PDF</title>
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<noscript>This page verifies PDFs by a script that is part of it. Allow it to run; nothing is sent anywhere.</noscript>
<script>${script}</script>
</body>
</html>
`
}

function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The page that anybody opens offline to verify a PDF, beside the window's files: each build of the same sources is the same page. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), onePage()],
  resolve: {
    alias: [
      { find: 'node:crypto', replacement: here('crypto/node-crypto.ts') },
      { find: 'node:zlib', replacement: here('crypto/node-zlib.ts') },
      { find: /^buffer$/u, replacement: here('../node_modules/buffer/index.js') },
    ],
  },
  worker: { format: 'iife', rolldownOptions: { treeshake } },
  build: {
    outDir: '../build/renderer',
    emptyOutDir: false,
    target: 'es2023',
    cssCodeSplit: false,
    assetsInlineLimit: Infinity,
    modulePreload: false,
    rolldownOptions: { input: here('page.tsx'), output: { format: 'iife', codeSplitting: false }, treeshake },
  },
})
