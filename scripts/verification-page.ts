/*
 * Builds the page that anybody opens offline to verify a PDF: node scripts/verification-page.ts [FILE.html]
 * One HTML file, by default build/renderer/verify-a-pdf.html: script, worker and style are in it, and its own policy lets it fetch nothing.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/** The page as one text; the same text each time it is built from the same sources. */
async function verificationPage(): Promise<string> {
  const built = await build({ configFile: join(root, 'verification-page', 'vite.config.ts'), logLevel: 'warn' })
  const output = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
  const script = output.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n')
  const style = output.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [])).join('\n')
  return pageOf(script.replaceAll('</script', String.raw`<\/script`), style)
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

// React is another in a test, and Vite goes by this.
process.env['NODE_ENV'] = 'production'
const file = resolve(process.argv[2] ?? join(root, 'build', 'renderer', 'verify-a-pdf.html'))
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, await verificationPage())
