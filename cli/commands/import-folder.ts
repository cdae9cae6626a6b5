import { statSync } from 'node:fs'
import { importAs } from '../../backend/answers/index.ts'
import { folderOnDisk, readLibraryFiles, withDrawings, type LibraryFiles } from '../../backend/files/index.ts'
import { changesNothing, type HouseStep, type ImportPlan, type ImportStep } from '../../backend/store/index.ts'
import type { Failure } from '../../core/requests/index.ts'
import { actingFrom, type ActingOptions } from '../acting.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { drawing } from '../read-letter.ts'
import { complain, say, sayFindings, visible } from '../output.ts'
import { refuse } from '../refuse.ts'

/** So many lines of one kind are printed; JSON has them all. */
const mostLines = 50

export interface ImportCommand extends DataOption, ActingOptions {
  readonly json?: boolean
  readonly preview?: boolean
}

interface Importing {
  /** What of a folder's files is taken in. */
  of(files: LibraryFiles): LibraryFiles
  /** What is said of a folder that has nothing of it. */
  nothing(folder: string): Failure
}

/** Imports of a library folder, or with `preview` says what that would change. Any fault in a file, and nothing is imported. */
export async function importFolder(
  folder: string,
  { preview, json, as, passphraseFile, ...data }: ImportCommand,
  { of, nothing }: Importing,
): Promise<ExitCode> {
  const path = fromCaller(folder)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return refuse(noFolder(folder))
  const files = of(readLibraryFiles(await withDrawings(folderOnDisk(path), drawing)))
  const errors = files.findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0 && files.versions.length + files.house.length === 0) return refuse(nothing(folder))
  if (errors.length > 0) return reportFaults(files, json)
  const planned = await withStore(data, async (store) => {
    if (preview === true) return store.library.previewImport(files)
    const acting = { ...(as !== undefined && { as }), ...(passphraseFile !== undefined && { passphraseFile }) }
    return importAs(store, files, () => actingFrom(acting, store))
  })
  if (!planned.ok) return refuse(planned.error)
  const { steps, house } = planned.value
  const imported = preview !== true && !changesNothing(planned.value)
  if (json === true)
    say(JSON.stringify({ items: steps, total: steps.length, house, ...countsOf(planned.value), imported, findings: files.findings }))
  else {
    sayFindings(files.findings.slice(0, mostLines), folder)
    sayPlan(planned.value, preview === true)
  }
  return exitCode.done
}

function reportFaults({ findings }: LibraryFiles, json: boolean | undefined): ExitCode {
  if (json === true) say(JSON.stringify({ items: [], total: 0, house: [], imported: false, findings }))
  else {
    sayFindings(findings.slice(0, mostLines), '')
    if (findings.length > mostLines) complain(`… and ${String(findings.length - mostLines)} more.`)
    complain('Nothing was imported.')
  }
  return exitCode.refused
}

function countsOf({ steps, decisions, vouchings, transcripts }: ImportPlan) {
  const count = (what: ImportStep['what']): number => steps.filter((step) => step.what === what).length
  return {
    newClauses: count('new-clause'),
    newVersions: count('new-version'),
    same: count('same'),
    conflicts: count('conflict'),
    decisions,
    vouchings,
    transcripts,
  }
}

function sayPlan(plan: ImportPlan, isPreview: boolean): void {
  for (const what of ['new-clause', 'new-version', 'conflict'] as const)
    sayLines(plan.steps.filter((step) => step.what === what).map(lineOfStep))
  for (const what of ['new', 'new-version', 'conflict'] as const)
    sayLines(plan.house.filter((step) => step.what === what).map(lineOfHouseStep))
  const { newClauses, newVersions, same, conflicts, decisions, vouchings, transcripts } = countsOf(plan)
  const ofHouse = (...kinds: HouseStep['what'][]): number => plan.house.filter(({ what }) => kinds.includes(what)).length
  if (changesNothing(plan)) say(`Nothing ${isPreview ? 'would change' : 'changed'}: all is known here already.`)
  say(
    `${isPreview ? 'would come' : 'came'}: ${String(newClauses + newVersions)} clause versions, ${String(ofHouse('new', 'new-version'))} of the house, ${String(decisions)} decisions, ${String(vouchings)} vouchings, ${String(transcripts)} transcripts; left alone: ${String(same + ofHouse('same'))} the same, ${String(conflicts + ofHouse('conflict'))} in conflict`,
  )
}

function sayLines(lines: readonly string[]): void {
  for (const line of lines.slice(0, mostLines)) say(visible(line))
  if (lines.length > mostLines) say(`… and ${String(lines.length - mostLines)} more of these`)
}

function lineOfStep({ what, code, language, jurisdictions, version, title, reason, file }: ImportStep): string {
  return `${what.padEnd(11)}  ${code} v${String(version)}  ${[language, ...jurisdictions].join(' ')}  ${title}${why(reason, file)}`
}

function lineOfHouseStep({ what, kind, code, version, title, reason, file }: HouseStep): string {
  return `${what.padEnd(11)}  ${kind} ${code} v${String(version)}  ${title}${why(reason, file)}`
}

function why(reason: string, file: string): string {
  return reason === '' ? '' : ` · ${file}: ${reason}`
}

function noFolder(folder: string): Failure {
  return { code: 'no-such-folder', message: visible(`There is no folder "${folder}".`), remedy: 'Check its name and place.' }
}
