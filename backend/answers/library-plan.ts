import type { Finding } from '../../core/letter/index.ts'
import { mostLibraryLines, type LibraryLine, type LibraryPlan } from '../../core/requests/index.ts'
import type { LibraryFiles } from '../files/index.ts'
import { changesNothing, type HouseStep, type ImportPlan, type ImportStep } from '../store/index.ts'

const kinds = ['refused', 'conflict', 'new-clause', 'new-version', 'remark', 'same'] as const satisfies readonly LibraryLine['what'][]

/** Every line of what an import does or would do: first what is refused, last what stays the same. */
export function linesOf(files: LibraryFiles, plan: ImportPlan): LibraryLine[] {
  const lines = [...files.findings.map(lineOfFinding), ...plan.steps.map(lineOfStep), ...plan.house.map(lineOfHouseStep)]
  return kinds.flatMap((kind) => lines.filter(({ what }) => what === kind))
}

/** What a window shows of it; `ownRoot` is the root key of this house, where one was made. */
export function shownPlan(files: LibraryFiles, plan: ImportPlan, ownRoot: string | undefined): LibraryPlan {
  const lines = linesOf(files, plan)
  const count = (kind: LibraryLine['what']): number => lines.filter(({ what }) => what === kind).length
  const root = files.record?.root
  return {
    name: files.name,
    counts: {
      newClauses: count('new-clause'),
      newVersions: count('new-version'),
      same: count('same'),
      conflicts: count('conflict'),
      refused: new Set(lines.flatMap(({ what, file }) => (what === 'refused' ? [file] : []))).size,
      remarks: count('remark'),
      decisions: plan.decisions,
      vouchings: plan.vouchings,
      transcripts: plan.transcripts,
    },
    lines: kinds.flatMap((kind) => lines.filter(({ what }) => what === kind).slice(0, mostLibraryLines)),
    changesNothing: changesNothing(plan),
    origin: root === undefined ? 'no-house' : root === ownRoot ? 'this-house' : 'another-house',
  }
}

function lineOfFinding({ severity, message, remedy, place }: Finding): LibraryLine {
  return {
    what: severity === 'error' ? 'refused' : 'remark',
    file: place.file ?? '',
    ...(place.line !== undefined && { line: place.line }),
    title: '',
    reason: message,
    remedy,
  }
}

function lineOfStep({ what, file, title, version, language, jurisdictions, reason }: ImportStep): LibraryLine {
  return {
    what,
    file,
    title: `${title} v${String(version)} · ${[language, ...jurisdictions].join(' ')}`,
    reason,
    remedy: what === 'conflict' ? nextNumber : '',
  }
}

/** A letterhead, letter template or the company's values: new ones stand among the new, as clauses do. */
function lineOfHouseStep({ what, file, title, version, reason }: HouseStep): LibraryLine {
  return {
    what: what === 'new' ? 'new-clause' : what,
    file,
    title: `${title} v${String(version)}`,
    reason,
    remedy: what === 'conflict' ? nextNumber : '',
  }
}

const nextNumber = 'Give it the next version number in the folder, if its words should come.'

const headings: Readonly<Record<LibraryLine['what'], string>> = {
  'new-clause': 'New',
  'new-version': 'New versions of what is here',
  same: 'The same as here',
  conflict: 'Left alone, because they are here in other words',
  refused: 'Refused',
  remark: 'Remarks',
}

/** All lines as a text; `outcome` says in a sentence what came of it. */
export function reportOf(files: LibraryFiles, plan: ImportPlan, outcome: string): string {
  const lines = linesOf(files, plan)
  const parts = kinds.flatMap((kind) => {
    const these = lines.filter(({ what }) => what === kind)
    return these.length === 0 ? [] : ['', `## ${headings[kind]} (${String(these.length)})`, '', ...these.map((line) => `- ${textOf(line)}`)]
  })
  const come = `${String(plan.decisions)} decisions, ${String(plan.vouchings)} vouchings and ${String(plan.transcripts)} transcripts that were not known here.`
  return `${[`# Library "${files.name}"`, '', outcome, '', come, ...parts].join('\n')}\n`
}

function textOf({ file, line, title, reason, remedy }: LibraryLine): string {
  const where = line === undefined ? file : `${file}:${String(line)}`
  return [where, title, reason, remedy].filter((part) => part !== '').join(' · ')
}
