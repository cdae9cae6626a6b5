import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { inTurn } from './in-turn.ts'

/** The profiles of veraPDF that our files are held to, by its own names. */
export const profiles = { '3a': 'PDF/A-3a (ISO 19005-3)', ua1: 'PDF/UA-1 (ISO 14289-1)' } as const
export type Profile = keyof typeof profiles

const folder = join(import.meta.dirname, '../../build/verapdf')

const Report = z.object({
  report: z.object({
    jobs: z.array(
      z.object({
        itemDetails: z.object({ name: z.string() }),
        validationResult: z
          .array(
            z.object({
              compliant: z.boolean(),
              details: z.object({
                ruleSummaries: z.array(z.object({ clause: z.string(), testNumber: z.int(), description: z.string() })),
              }),
            }),
          )
          .default([]),
      }),
    ),
  }),
})

/**
 * Brings veraPDF with Maven, where it is not there yet, and holds every file of it to its checksum. Gives why there is
 * none, in words for the run's output; undefined when it can be asked. A wrong checksum is a failure, never a skip.
 */
export function whyNoVeraPdf(): string | undefined {
  return inTurn(folder, fetched)
}

function fetched(): string | undefined {
  if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status !== 0) return 'Java is not installed'
  const checksums = wanted()
  if (![...checksums.keys()].every((name) => existsSync(join(folder, name)))) {
    rmSync(folder, { recursive: true, force: true })
    const brought = spawnSync(
      'mvn',
      ['-q', '-B', '-f', join(import.meta.dirname, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`],
      { encoding: 'utf8' },
    )
    if (brought.error !== undefined) return 'Maven is not installed'
    if (brought.status !== 0) return 'veraPDF could not be fetched with Maven'
  }
  const found = new Map(
    readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )
  const wrong = [...new Set([...checksums.keys(), ...found.keys()])].filter((name) => checksums.get(name) !== found.get(name))
  if (wrong.length > 0) throw new Error(`these files of veraPDF are not the ones of verapdf.sha256: ${wrong.join(', ')}`)
  return undefined
}

function wanted(): Map<string, string> {
  const lines = readFileSync(join(import.meta.dirname, 'verapdf.sha256'), 'utf8')
    .trim()
    .split('\n')
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}

/** What veraPDF says of each file: the clauses it breaks, none when it keeps to the profile. */
export function validate(paths: readonly string[], profile: Profile): Map<string, string[]> {
  const ran = spawnSync(
    'java',
    ['-cp', join(folder, '*'), 'org.verapdf.apps.GreenfieldCliWrapper', '--flavour', profile, '--format', 'json', ...paths],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  )
  const { report } = Report.parse(JSON.parse(ran.stdout))
  return new Map(report.jobs.map(({ itemDetails, validationResult }) => [itemDetails.name, faultsOf(validationResult)]))
}

function faultsOf(results: z.infer<typeof Report>['report']['jobs'][number]['validationResult']): string[] {
  if (results.length === 0) return ['the file could not be read']
  return results.flatMap(({ compliant, details }) =>
    compliant
      ? []
      : details.ruleSummaries.map(({ clause, testNumber, description }) => `${clause} test ${String(testNumber)}: ${description}`),
  )
}
