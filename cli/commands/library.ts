import { statSync } from 'node:fs'
import { folderOnDisk, readLibraryFiles, writeClauseFile, writeLibraryFolder, type LibraryFiles } from '../../backend/files/index.ts'
import { importAs, todayHere } from '../../backend/answers/index.ts'
import { changesNothing, type ImportPlan, type ImportStep } from '../../backend/store/index.ts'
import { fail, succeed, type Failure } from '../../core/requests/index.ts'
import { actingFrom, type ActingOptions } from '../acting.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { complain, say, sayFailure, sayFindings, sayTable, visible } from '../output.ts'

interface JsonOption extends DataOption {
  readonly json?: boolean
}

/** So many lines of one kind are printed; JSON has them all. */
const mostLines = 50

interface ImportCommand extends JsonOption, ActingOptions {
  readonly preview?: boolean
}

/** Imports a library folder, or with `preview` says what that would change. Any fault in a file, and nothing is imported. */
export async function libraryImport(folder: string, { preview, json, as, passphraseFile, ...data }: ImportCommand): Promise<ExitCode> {
  const path = fromCaller(folder)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return refuse(noFolder(folder))
  const files = readLibraryFiles(folderOnDisk(path))
  const errors = files.findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0 && files.versions.length === 0) return refuse(noClauses(folder))
  if (errors.length > 0) return reportFaults(files, json)
  const planned = await withStore(data, async (store) => {
    if (preview === true) return store.library.previewImport(files)
    const acting = { ...(as !== undefined && { as }), ...(passphraseFile !== undefined && { passphraseFile }) }
    return importAs(store, files, () => actingFrom(acting, store))
  })
  if (!planned.ok) return refuse(planned.error)
  const imported = preview !== true && !changesNothing(planned.value)
  if (json === true)
    say(
      JSON.stringify({
        items: planned.value.steps,
        total: planned.value.steps.length,
        ...countsOf(planned.value),
        imported,
        findings: files.findings,
      }),
    )
  else {
    sayFindings(files.findings.slice(0, mostLines), folder)
    sayPlan(planned.value, preview === true)
  }
  return exitCode.done
}

function reportFaults({ findings }: LibraryFiles, json: boolean | undefined): ExitCode {
  if (json === true) say(JSON.stringify({ items: [], total: 0, imported: false, findings }))
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
  for (const what of ['new-clause', 'new-version', 'conflict'] as const) {
    const steps = plan.steps.filter((step) => step.what === what)
    for (const { code, language, jurisdictions, version, title, reason, file } of steps.slice(0, mostLines))
      say(
        visible(
          `${what.padEnd(11)}  ${code} v${String(version)}  ${[language, ...jurisdictions].join(' ')}  ${title}${reason === '' ? '' : ` · ${file}: ${reason}`}`,
        ),
      )
    if (steps.length > mostLines) say(`… and ${String(steps.length - mostLines)} more of these`)
  }
  const { newClauses, newVersions, same, conflicts, decisions, vouchings, transcripts } = countsOf(plan)
  if (changesNothing(plan)) say(`Nothing ${isPreview ? 'would change' : 'changed'}: all is known here already.`)
  say(
    `${isPreview ? 'would come' : 'came'}: ${String(newClauses + newVersions)} versions, ${String(decisions)} decisions, ${String(vouchings)} vouchings, ${String(transcripts)} transcripts; left alone: ${String(same)} the same, ${String(conflicts)} in conflict`,
  )
}

/** Writes the whole library as a folder, which `library import` reads back. */
export async function libraryExport(folder: string, { json, ...data }: JsonOption): Promise<ExitCode> {
  const path = fromCaller(folder)
  const written = await withStore(data, async ({ library }) => {
    const contents = await library.contents()
    if (!contents.ok) return contents
    const files = await writeLibraryFolder(path, contents.value)
    return files.ok ? succeed({ versions: contents.value.versions.length, files: files.value }) : files
  })
  if (!written.ok) return refuse(written.error)
  const { versions, files } = written.value
  say(json === true ? JSON.stringify({ path, versions, files }) : `${String(versions)} versions in ${String(files)} files\n${path}`)
  return exitCode.done
}

export interface LibraryListCommand extends JsonOption {
  readonly search: string
  readonly offset: number
  readonly limit: number
}

/** Lists clauses: those that a search finds, the best first, or all by title. */
export async function libraryList({ search, offset, limit, json, ...data }: LibraryListCommand): Promise<ExitCode> {
  const listed = await withStore(data, ({ library }) => library.listClauses({ search, offset, limit }))
  if (!listed.ok) return refuse(listed.error)
  const { rows, total } = listed.value
  if (json === true)
    say(JSON.stringify({ items: rows.map(({ title, excerpt, ...row }) => ({ ...row, title: title.text, excerpt: excerpt.text })), total }))
  else {
    sayTable(
      ['CODE', 'VERSION', 'STATE', 'FOR', 'TITLE'],
      rows.map(({ code, newest, language, jurisdictions, title }) => [
        code,
        `v${String(newest.number)}`,
        newest.state,
        [language, ...jurisdictions].join(' '),
        title.text,
      ]),
    )
    say(rows.length === total ? `${String(total)} clauses` : `${String(rows.length)} of ${String(total)} clauses`)
  }
  return exitCode.done
}

/** Prints all versions of a clause in all its variants as their files, the newest first. */
export async function libraryShow(code: string, { json, ...data }: JsonOption): Promise<ExitCode> {
  const found = await withStore(data, async ({ library }) => {
    const versions = await library.versions([code])
    if (!versions.ok) return versions
    const opened = []
    for (const clause of new Set(versions.value.map(({ clauseId }) => clauseId))) {
      const each = await library.openClause(clause, todayHere())
      if (!each.ok) return each
      opened.push(...each.value.versions)
    }
    return opened.length === 0 ? fail(noClause(code)) : succeed(opened)
  })
  if (!found.ok) return refuse(found.error)
  if (json === true) say(JSON.stringify({ items: found.value, total: found.value.length }))
  else
    for (const { version, stands, author, madeAt, reason, decisions, digest } of found.value) {
      say(
        visible(
          `# ${version.code} v${String(version.version)} · ${stands} · ${madeAt.slice(0, 10)} by ${author}${reason === '' ? '' : ` · ${reason.replaceAll(/\s+/gu, ' ')}`}`,
        ),
      )
      say(`# ${digest} · ${String(decisions.length)} decisions`)
      say(writeClauseFile(version).split('\n').map(visible).join('\n'))
    }
  return exitCode.done
}

function noFolder(folder: string): Failure {
  return { code: 'no-such-folder', message: visible(`There is no folder "${folder}".`), remedy: 'Check its name and place.' }
}

function noClauses(folder: string): Failure {
  return {
    code: 'no-clauses',
    message: visible(`"${folder}" has no clause files.`),
    remedy: 'A library folder has a folder "clauses" with files that end in ".md".',
  }
}

function noClause(code: string): Failure {
  return { code: 'clause-unknown', message: visible(`The library has no clause "${code}".`), remedy: '"chancery library list" names them.' }
}

function refuse(failure: Failure): ExitCode {
  sayFailure(failure)
  return exitCode.badInput
}
