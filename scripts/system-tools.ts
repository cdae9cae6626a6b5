import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A program of the system that some tests need, and the Debian package that has it. */
interface SystemTool {
  readonly name: string
  readonly commands: readonly string[]
  readonly debianPackage: string
  readonly usedFor: string
}

const tools: readonly SystemTool[] = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    debianPackage: 'chromium',
    usedFor: 'the tests of the window',
  },
  {
    name: 'poppler',
    commands: ['pdftotext', 'pdfsig'],
    debianPackage: 'poppler-utils',
    usedFor: 'the tests that read pages and signatures',
  },
  { name: 'OpenSSL', commands: ['openssl'], debianPackage: 'openssl', usedFor: 'the tests of signatures' },
  { name: 'SoftHSM', commands: ['softhsm2-util'], debianPackage: 'softhsm2', usedFor: 'the tests of signing with a token' },
  { name: 'Python', commands: ['python3'], debianPackage: 'python3-venv', usedFor: 'what pyHanko says of our signatures' },
  { name: 'qpdf', commands: ['qpdf'], debianPackage: 'qpdf', usedFor: 'the structural check of PDFs' },
  {
    name: 'LibreOffice',
    commands: ['soffice', 'libreoffice'],
    debianPackage: 'libreoffice-writer',
    usedFor: 'the tests that open Word files',
  },
  { name: 'Java', commands: ['java'], debianPackage: 'default-jre-headless', usedFor: 'what veraPDF says of our PDFs' },
  { name: 'Maven', commands: ['mvn'], debianPackage: 'maven', usedFor: 'what veraPDF says of our PDFs' },
]

function onPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(`${folder}/${command}`))
}

function missingTools(): SystemTool[] {
  return tools.filter((tool) => !tool.commands.some(onPath))
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')
}

/**
 * Installs what is missing where that can be done without asking (Debian as root); otherwise says in one line what is
 * missing and which tests are skipped for it.
 */
export function prepareSystemTools(say: (line: string) => void): void {
  const missing = missingTools()
  if (missing.length === 0) return
  if (canInstall()) {
    const packages = missing.map((tool) => tool.debianPackage)
    say(`Installing ${packages.join(', ')} …`)
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env: environment })
  }
  const still = missingTools()
  if (still.length > 0) say(`Not found: ${still.map((tool) => `${tool.name} (skipped: ${tool.usedFor})`).join(', ')}.`)
}
