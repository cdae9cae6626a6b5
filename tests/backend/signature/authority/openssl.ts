import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'

const environment = { ...process.env, OPENSSL_CONF: '/dev/null' }

/** Runs openssl in a folder and gives what it printed; an openssl that refuses is a fault of the test. */
export function openssl(folder: string, ...words: string[]): string {
  return execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: environment })
}

/** The same without keeping the process from doing something else. */
export async function opensslLater(folder: string, ...words: string[]): Promise<void> {
  await promisify(execFile)('openssl', words, { cwd: folder, env: environment })
}
