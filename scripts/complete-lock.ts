/*
 * Adds to package-lock.json the platform packages that `npm install` left out because the registry did not offer them
 * at that moment: `npm ci` refuses a lock that lacks an optional dependency, even one of another platform. An added
 * entry has no integrity and no address, so each platform fetches its own. Run after every `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Lock = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({ version: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors: readonly (readonly [inName: RegExp, cpu: string])[] = [
  [/arm64/, 'arm64'],
  [/arm(-|$)/, 'arm'],
  [/x64/, 'x64'],
  [/ia32/, 'ia32'],
  [/ppc64/, 'ppc64'],
  [/riscv64/, 'riscv64'],
  [/s390x/, 's390x'],
  [/loong64/, 'loong64'],
]

/** The lock entry of a platform package, read from its name; undefined when the name tells no platform. */
function platformEntry(name: string, version: string): Record<string, unknown> | undefined {
  const os = systems.find((system) => name.includes(system))
  const cpu = processors.find(([inName]) => inName.test(name))?.[1]
  if (os === undefined || cpu === undefined) return undefined
  const libc = name.includes('musl') ? { libc: ['musl'] } : /-gnu/.test(name) ? { libc: ['glibc'] } : {}
  return { version, cpu: [cpu], ...libc, optional: true, os: [os] }
}

const file = join(import.meta.dirname, '..', 'package-lock.json')
const lock = Lock.parse(JSON.parse(readFileSync(file, 'utf8')))
const added: string[] = []
for (const entry of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    const missing = lock.packages[place] === undefined ? platformEntry(name, range.replace(/^[\^~]/, '')) : undefined
    if (missing === undefined) continue
    lock.packages[place] = missing
    added.push(name)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`)
process.stdout.write(`${String(added.length)} platform packages added to the lock\n`)
