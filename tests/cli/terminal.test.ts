import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { example, folder, root } from './chancery.ts'
import { sourceFlags } from '../../scripts/source-flags.ts'

/** util-linux's script(1) gives a program a terminal. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0
if (!hasTerminal) process.stderr.write('SKIPPED: the test of the progress bar, because script(1) is not here.\n')

test.skipIf(!hasTerminal)('a terminal shows a progress bar and takes it away again', () => {
  using here = folder()
  const words = [process.execPath, ...sourceFlags, join(root, 'cli', 'main.ts'), 'build', example, '--out', here.path]
  const { stdout } = spawnSync('script', ['-qec', words.map((word) => `'${word}'`).join(' '), '/dev/null'], { encoding: 'utf8', cwd: root })
  expect(stdout).toContain('░ Reading the letter')
  expect(stdout).toContain('█')
  // The last thing done to the bar's line is to clear it.
  expect(stdout.lastIndexOf('\r\u001B[2K')).toBeGreaterThan(stdout.lastIndexOf('░'))
})
