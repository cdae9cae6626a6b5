import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { identityOf, type ClauseVersion } from '../../core/clause/index.ts'
import type { Finding, Letterhead, LetterTemplate, Shelf } from '../../core/letter/index.ts'
import type { HouseStyle } from '../../core/style/index.ts'
import type { DrawnImage } from '../images/draw-svg.ts'
import { checkEvidence, noTextFile } from './check-evidence.ts'
import { readClauseFile } from './clause-file.ts'
import { folderOnDisk, type FolderFiles } from './folder-files.ts'
import { drawingsIn, type Draw } from './library-drawings.ts'
import { filesBelow, imageFinder, readTextFile } from './library-folder.ts'
import { faultOfSeal, readingOnce, sealForReader, type ReadEvidence, type SealForReader } from './seals-for-reader.ts'
import { findingsOf } from './source-text.ts'
import { readStyleFile, styleFileName } from './style-file.ts'
import { readCompanyFile, readLetterheadFile, readTemplateFile } from './template-file.ts'

/** A shelf read from library folders, with the images that its clauses show, by SHA-256. */
export interface LoadedShelf {
  readonly shelf: Shelf
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
}

interface Found {
  readonly file: string
  readonly version: ClauseVersion
}

interface Gathered {
  readonly versions: Map<string, ClauseVersion>
  readonly templates: Map<string, LetterTemplate>
  readonly letterheads: Map<string, Letterhead>
  readonly company: Map<string, string>
  style: HouseStyle | undefined
  readonly images: Map<string, Uint8Array>
  readonly drawn: ReadonlyMap<string, DrawnImage>
  /** In the order in which they were found; one with a seal is no part of the shelf before a reader of evidence compared it. */
  readonly clauses: (Found | SealForReader)[]
  readonly findings: Finding[]
}

/** What library folders hold that takes a thread of its own to understand. */
export interface ShelfReaders {
  readonly draw: Draw
  readonly read: ReadEvidence
}

/** The same with pictures of the SVG drawings that clauses and letterheads show, and with the clauses that are sealed on a PDF, a Word file or a mail. */
export async function loadWholeShelf(folders: readonly string[], { draw, read }: ShelfReaders): Promise<LoadedShelf> {
  const drawn = new Map<string, DrawnImage>()
  const findings: Finding[] = []
  for (const folder of folders) {
    const found = await drawingsIn(folderOnDisk(folder), draw)
    for (const [path, image] of found.drawn) drawn.set(join(folder, path), image)
    findings.push(...found.findings)
  }
  const gathered = gather(folders, drawn)
  const readOnce = readingOnce(read)
  for (const found of gathered.clauses) {
    const fault = 'evidence' in found ? await faultOfSeal(found, readOnce) : undefined
    if (fault === undefined) putVersion(found, gathered)
    else gathered.findings.push(fault)
  }
  const shelf = shelfOf(gathered)
  return { ...shelf, findings: [...shelf.findings, ...findings] }
}

/**
 * Reads library folders: clauses/, letters/, letterheads/, company.yaml and style.yaml in each. The first folder that has a code
 * wins; one that has it too is a warning. A file with faults is left out, and its faults are among the findings.
 */
export function loadShelf(folders: readonly string[]): LoadedShelf {
  const gathered = gather(folders, new Map())
  for (const found of gathered.clauses)
    if ('evidence' in found) {
      const findings = findingsOf(found.file)
      noTextFile(findings)
      gathered.findings.push(...findings.list)
    } else putVersion(found, gathered)
  return shelfOf(gathered)
}

/** `drawn`: pictures of drawings, by their paths. */
function gather(folders: readonly string[], drawn: ReadonlyMap<string, DrawnImage>): Gathered {
  const gathered: Gathered = {
    versions: new Map(),
    templates: new Map(),
    letterheads: new Map(),
    company: new Map(),
    style: undefined,
    images: new Map(),
    drawn,
    clauses: [],
    findings: [],
  }
  for (const folder of folders) {
    if (!existsSync(folder)) {
      const findings = findingsOf(folder)
      findings.error('file-unreadable', undefined, 'There is no such library folder.', 'Check its name and place.')
      gathered.findings.push(...findings.list)
      continue
    }
    readClauses(folder, gathered)
    readTemplates(folder, gathered)
    readLetterheads(folder, gathered)
    readCompany(folder, gathered)
    readStyle(folder, gathered)
  }
  return gathered
}

function shelfOf({ versions, templates, letterheads, company, style, images, findings }: Gathered): LoadedShelf {
  return {
    shelf: {
      library: { versions: [...versions.values()] },
      templates: [...templates.values()],
      letterheads: [...letterheads.values()],
      company: Object.fromEntries(company),
      ...(style !== undefined && { style }),
    },
    images,
    findings,
  }
}

function shownAs(folder: string, path: string): string {
  return relative(join(folder, '..'), path)
}

function read(folder: string, path: string, gathered: Gathered): string | undefined {
  const { text, findings } = readTextFile(path, shownAs(folder, path))
  gathered.findings.push(...findings)
  return text
}

/** Puts an entry on the shelf unless an earlier folder or file has it. */
function put<Value>(shelf: Map<string, Value>, key: string, value: Value, said: string, file: string, findings: Finding[]): void {
  if (!shelf.has(key)) {
    shelf.set(key, value)
    return
  }
  const list = findingsOf(file)
  list.warning(
    'clause-duplicate',
    undefined,
    `${said} is there twice; the first one found is used.`,
    'Remove one of them, or give it another code or version.',
  )
  findings.push(...list.list)
}

function readClauses(folder: string, gathered: Gathered): void {
  const files = drawnFolder(folder, gathered.drawn)
  for (const path of filesBelow(join(folder, 'clauses'), '.md')) {
    const text = read(folder, path, gathered)
    if (text === undefined) continue
    const file = shownAs(folder, path)
    const { clause, findings } = readClauseFile(text, file, imageFinder(path, gathered.images, gathered.drawn))
    gathered.findings.push(...findings)
    if (clause === undefined) continue
    const forReader = sealForReader(clause, files, relative(folder, path).split(sep).join('/'))
    const faults = forReader?.findings ?? checkEvidence(clause, (wanted) => files.read(wanted), file)
    gathered.findings.push(...faults)
    if (forReader?.seal !== undefined) gathered.clauses.push(forReader.seal)
    else if (!faults.some((fault) => fault.severity === 'error')) gathered.clauses.push({ file, version: clause })
  }
}

/** The folder with the pictures of its drawings, whose paths on the disk `drawn` has. */
function drawnFolder(folder: string, drawn: ReadonlyMap<string, DrawnImage>): FolderFiles {
  const files = folderOnDisk(folder)
  const own = [...drawn].map(([path, image]) => [relative(folder, path).split(sep).join('/'), image] as const)
  return { ...files, drawings: { drawn: new Map(own), findings: [] } }
}

function putVersion({ file, version }: Found, { versions, findings }: Gathered): void {
  const key = `${identityOf(version)} ${String(version.version)}`
  put(versions, key, version, `Clause "${version.code}" v${String(version.version)} (${version.language})`, file, findings)
}

function readTemplates(folder: string, gathered: Gathered): void {
  for (const path of filesBelow(join(folder, 'letters'), '.md')) {
    const text = read(folder, path, gathered)
    if (text === undefined) continue
    const { template, findings } = readTemplateFile(text, shownAs(folder, path))
    gathered.findings.push(...findings)
    if (template !== undefined)
      put(gathered.templates, template.code, template, `Letter template "${template.code}"`, shownAs(folder, path), gathered.findings)
  }
}

function readLetterheads(folder: string, gathered: Gathered): void {
  for (const path of filesBelow(join(folder, 'letterheads'), '.yaml')) {
    const text = read(folder, path, gathered)
    if (text === undefined) continue
    const { letterhead, findings } = readLetterheadFile(text, shownAs(folder, path), imageFinder(path, gathered.images, gathered.drawn))
    gathered.findings.push(...findings)
    if (letterhead !== undefined)
      put(gathered.letterheads, letterhead.code, letterhead, `Letterhead "${letterhead.code}"`, shownAs(folder, path), gathered.findings)
  }
}

function readCompany(folder: string, gathered: Gathered): void {
  const path = join(folder, 'company.yaml')
  if (!existsSync(path)) return
  const text = read(folder, path, gathered)
  if (text === undefined) return
  const { company, findings } = readCompanyFile(text, shownAs(folder, path))
  gathered.findings.push(...findings)
  for (const [name, value] of Object.entries(company ?? {})) if (!gathered.company.has(name)) gathered.company.set(name, value)
}

/** A house has one style: that of the first folder that has any. */
function readStyle(folder: string, gathered: Gathered): void {
  const path = join(folder, styleFileName)
  if (gathered.style !== undefined || !existsSync(path)) return
  const text = read(folder, path, gathered)
  if (text === undefined) return
  const { style, findings } = readStyleFile(text, shownAs(folder, path))
  gathered.findings.push(...findings)
  gathered.style = style
}
