import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { canBeSealed, identityOf, sealBreak, sealedWords, type ClauseVersion } from '../../core/clause/index.ts'
import type { Finding, Letterhead, LetterTemplate, Shelf } from '../../core/letter/index.ts'
import { readClauseFile } from './clause-file.ts'
import { filesBelow, imageFinder, readInside, readTextFile } from './library-folder.ts'
import { decodeText, findingsOf } from './source-text.ts'
import { readCompanyFile, readLetterheadFile, readTemplateFile } from './template-file.ts'

/** A shelf read from library folders, with the images that its clauses show, by SHA-256. */
export interface LoadedShelf {
  readonly shelf: Shelf
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
}

interface Gathered {
  readonly versions: Map<string, ClauseVersion>
  readonly templates: Map<string, LetterTemplate>
  readonly letterheads: Map<string, Letterhead>
  readonly company: Map<string, string>
  readonly images: Map<string, Uint8Array>
  readonly findings: Finding[]
}

/**
 * Reads library folders: clauses/, letters/, letterheads/ and company.yaml in each. The first folder that has a code
 * wins; one that has it too is a warning. A file with faults is left out, and its faults are among the findings.
 */
export function loadShelf(folders: readonly string[]): LoadedShelf {
  const gathered: Gathered = { versions: new Map(), templates: new Map(), letterheads: new Map(), company: new Map(), images: new Map(), findings: [] }
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
  }
  const { versions, templates, letterheads, company, images, findings } = gathered
  return {
    shelf: {
      library: { versions: [...versions.values()] },
      templates: [...templates.values()],
      letterheads: [...letterheads.values()],
      company: Object.fromEntries(company),
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
  list.warning('clause-duplicate', undefined, `${said} is there twice; the first one found is used.`, 'Remove one of them, or give it another code or version.')
  findings.push(...list.list)
}

function readClauses(folder: string, gathered: Gathered): void {
  for (const path of filesBelow(join(folder, 'clauses'), '.md')) {
    const text = read(folder, path, gathered)
    if (text === undefined) continue
    const file = shownAs(folder, path)
    const { clause, findings } = readClauseFile(text, file, imageFinder(path, gathered.images))
    gathered.findings.push(...findings)
    if (clause === undefined) continue
    const faults = checkEvidence(clause, folder, file)
    gathered.findings.push(...faults)
    if (faults.some((fault) => fault.severity === 'error')) continue
    const key = `${identityOf(clause)} ${String(clause.version)}`
    put(gathered.versions, key, clause, `Clause "${clause.code}" v${String(clause.version)} (${clause.language})`, file, gathered.findings)
  }
}

/** The files of the evidence must be there, and a sealed quotation must repeat its evidence word for word. */
function checkEvidence(clause: ClauseVersion, folder: string, file: string): Finding[] {
  const findings = findingsOf(file)
  for (const evidence of clause.evidence) {
    if (evidence.file !== undefined && readInside(folder, evidence.file) === undefined) {
      findings.error('evidence-missing', undefined, `The evidence "${evidence.file}" cannot be read inside the library folder.`, 'Put the file there, or correct its path.')
    }
  }
  const sealed = clause.seal === undefined ? undefined : clause.evidence[clause.seal.evidence]
  if (clause.seal === undefined || findings.list.length > 0) return findings.list
  const bytes = sealed?.file === undefined ? undefined : readInside(folder, sealed.file)
  const evidence = bytes === undefined ? undefined : decodeText(bytes, findings)
  if (evidence === undefined) {
    findings.error('evidence-missing', undefined, 'The quotation is sealed, but its evidence has no text file to compare it with.', 'Name a text file under "file" of that evidence.')
  } else if (!canBeSealed(clause.body)) {
    findings.error('seal-broken', undefined, 'A sealed clause holds a quotation, without merge fields or footnotes in it.', 'Put the quoted words into a block quotation ("> ").')
  } else {
    const parts = sealBreak(sealedWords(clause.body), evidence)
    if (parts !== undefined) findings.error('seal-broken', undefined, `The quotation departs from its evidence after "${parts.shared.slice(-40)}": it says "${parts.quotation}", the evidence "${parts.evidence}".`, 'Quote the evidence word for word.')
  }
  return findings.list
}

function readTemplates(folder: string, gathered: Gathered): void {
  for (const path of filesBelow(join(folder, 'letters'), '.md')) {
    const text = read(folder, path, gathered)
    if (text === undefined) continue
    const { template, findings } = readTemplateFile(text, shownAs(folder, path))
    gathered.findings.push(...findings)
    if (template !== undefined) put(gathered.templates, template.code, template, `Letter template "${template.code}"`, shownAs(folder, path), gathered.findings)
  }
}

function readLetterheads(folder: string, gathered: Gathered): void {
  for (const path of filesBelow(join(folder, 'letterheads'), '.yaml')) {
    const text = read(folder, path, gathered)
    if (text === undefined) continue
    const { letterhead, findings } = readLetterheadFile(text, shownAs(folder, path))
    gathered.findings.push(...findings)
    if (letterhead !== undefined) put(gathered.letterheads, letterhead.code, letterhead, `Letterhead "${letterhead.code}"`, shownAs(folder, path), gathered.findings)
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
