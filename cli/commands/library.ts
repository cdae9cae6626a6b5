import { exportedSeals } from '../../backend/answers/index.ts'
import { writeLibraryFolder } from '../../backend/files/index.ts'
import { succeed, type Failure } from '../../core/requests/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { counted, say, sayFindings, sayTable, visible } from '../output.ts'
import { refuse } from '../refuse.ts'
import { importFolder, type ImportCommand } from './import-folder.ts'

interface JsonOption extends DataOption {
  readonly json?: boolean
}

/** Imports a library folder, or with `preview` says what that would change. Any fault in a file, and nothing is imported. */
export async function libraryImport(folder: string, command: ImportCommand): Promise<ExitCode> {
  return importFolder(folder, command, { of: (files) => files, nothing: noClauses })
}

/** Writes the whole library as a folder, which `library import` reads back, and names each version whose seal does not hold. */
export async function libraryExport(folder: string, { json, ...data }: JsonOption): Promise<ExitCode> {
  const path = fromCaller(folder)
  const written = await withStore(data, async (store) => {
    const contents = await store.library.contents()
    if (!contents.ok) return contents
    const findings = await exportedSeals(contents.value, store)
    if (!findings.ok) return findings
    const files = await writeLibraryFolder(path, contents.value)
    return files.ok ? succeed({ versions: contents.value.versions.length, files: files.value, findings: findings.value }) : files
  })
  if (!written.ok) return refuse(written.error)
  const { versions, files, findings } = written.value
  if (json !== true) sayFindings(findings, path)
  say(
    json === true ? JSON.stringify({ path, versions, files, findings }) : `${String(versions)} versions in ${String(files)} files\n${path}`,
  )
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
    say(rows.length === total ? counted(total, 'clause') : `${String(rows.length)} of ${counted(total, 'clause')}`)
  }
  return exitCode.done
}

function noClauses(folder: string): Failure {
  return {
    code: 'no-clauses',
    message: visible(`"${folder}" has no files of a library.`),
    remedy: 'A library folder has a folder "clauses" with files that end in ".md", or "letters", "letterheads", "house" or "company.yaml".',
  }
}
