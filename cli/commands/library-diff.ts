import { extname } from 'node:path'
import { redlineFile } from '../../backend/export/index.ts'
import { writeFilesWhole, type FileToWrite } from '../../backend/files/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import type { OpenVersion } from '../../backend/store/index.ts'
import { identityInWords, identityOf } from '../../core/clause/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { compareDocuments, redlineText } from '../../core/redline/index.ts'
import { succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { say, sayFindings, visible, visibleLines } from '../output.ts'
import { refuse } from '../refuse.ts'

export interface LibraryDiffCommand extends DataOption {
  readonly json?: boolean
  readonly language?: string
  readonly pdf?: string
}

/** Two versions of one variant. */
interface Pair {
  readonly before: OpenVersion
  readonly after: OpenVersion
}

/** Prints what changed from one version of a clause to another, word by word, in each variant that has both; with `pdf` writes it too. */
export async function libraryDiff(
  code: string,
  from: number,
  to: number,
  { language, pdf, json, ...data }: LibraryDiffCommand,
): Promise<ExitCode> {
  const found = await withStore(data, ({ library }) => library.versions([code]))
  if (!found.ok) return refuse(found.error)
  const meant = found.value.filter(({ version }) => language === undefined || version.language === language)
  const pairs = meant.flatMap((before): Pair[] => {
    const after = meant.find(({ clauseId, number }) => clauseId === before.clauseId && number === to)
    return before.number !== from || after === undefined ? [] : [{ before, after }]
  })
  if (pairs.length === 0) return refuse(noVersions(code, from, to))
  const written = pdf === undefined ? succeed({ files: [], findings: [] }) : await writeSheets(pairs, pdf)
  if (!written.ok) return refuse(written.error)
  const { files, findings } = written.value
  const items = pairs.map(({ before, after }, index) => ({
    identity: identityOf(before.version),
    from,
    to,
    redline: redlineText(compareDocuments(before.version.body, after.version.body)),
    ...(files[index] !== undefined && { pdf: files[index].path }),
  }))
  if (json === true) say(JSON.stringify({ items, total: items.length, findings }))
  else {
    sayFindings(findings, code)
    for (const { identity, redline } of items) {
      say(visible(`# ${identityInWords(identity)} · v${String(from)} to v${String(to)}`))
      say(visibleLines(redline))
    }
    for (const { path } of files) say(path)
  }
  return exitCode.done
}

interface Written {
  readonly files: readonly FileToWrite[]
  readonly findings: readonly Finding[]
}

/** A file for each pair, all or none; where there are several, each has its variant in its name. */
async function writeSheets(pairs: readonly Pair[], pdf: string): Promise<Result<Written>> {
  const layout = createLayout()
  try {
    const files: FileToWrite[] = []
    const findings: Finding[] = []
    for (const { before, after } of pairs) {
      const made = await redlineFile(before, after, layout)
      if (!made.ok) return made
      files.push({ path: fromCaller(pairs.length === 1 ? pdf : withVariant(pdf, after)), bytes: made.value.bytes })
      findings.push(...made.value.findings)
    }
    const wrote = await writeFilesWhole(files)
    return wrote.ok ? succeed({ files, findings }) : wrote
  } finally {
    await layout.close()
  }
}

function withVariant(pdf: string, { version: { language, jurisdictions } }: OpenVersion): string {
  const ending = extname(pdf)
  return `${pdf.slice(0, pdf.length - ending.length)}.${[language, ...jurisdictions].join('-')}${ending}`
}

function noVersions(code: string, from: number, to: number): Failure {
  return {
    code: 'clause-unknown',
    message: visible(`No clause "${code}" has both v${String(from)} and v${String(to)}.`),
    remedy: '"chancery library show" prints the versions that are there.',
  }
}
