import { join } from 'node:path'
import { defineConfig } from 'vite'
import { workerEntries, workerFiles } from './worker-files.ts'

const root = join(import.meta.dirname, '..')

/**
 * The packages of pure script that the start of a window loads: of some hundred files each, which cost more to find than to run.
 * All others stay where they are installed; some read files beside their own.
 */
const inlined = [
  /^(?:kysely|zod|yaml|commander|fflate|diff-match-patch|@noble\/.*|unified|vfile.*|remark-.*|mdast-.*|micromark.*|unist-.*)$/u,
  /^(?:bail|ccount|character-.*|decode-named-character-reference|devlop|escape-string-regexp|extend|is-.*|longest-streak)$/u,
  /^(?:markdown-table|parse-entities|stringify-entities|trough|zwitch)$/u,
]

/** The command line and the threads behind it as `npm start` runs them: a few files instead of a thousand, in a folder that it names. */
export default defineConfig({
  root,
  plugins: [workerFiles(root)],
  ssr: { noExternal: inlined },
  build: {
    ssr: true,
    target: 'node24',
    rolldownOptions: {
      input: { program: join(root, 'cli', 'program.ts'), ...workerEntries(root) },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
