import { houseAnswers } from '../../backend/answers/index.ts'
import { writeLibraryFolder } from '../../backend/files/index.ts'
import type { OpenHouseVersion, Store } from '../../backend/store/index.ts'
import { houseChanges, houseStateOn, houseTitle, usableHouse, type HouseKind } from '../../core/house/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'

import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { say, sayTable, visible } from '../output.ts'
import { refuse } from '../refuse.ts'
import { importFolder, type ImportCommand } from './import-folder.ts'
import { asPerson, sentLine, type SubmitCommand } from './review.ts'

interface JsonOption extends DataOption {
  readonly json?: boolean
}

/** Tells things of one code apart, such as a letterhead and a template that are called the same. */
export interface KindOption {
  readonly kind?: HouseKind
}

/** Lists company values, letterheads and letter templates, each by its newest version, with the one that letters are made from. */
export async function houseList({ json, ...data }: JsonOption): Promise<ExitCode> {
  const read = await withStore(data, ({ house }) => house.versions())
  if (!read.ok) return refuse(read.error)
  const all = read.value
  const used = usableHouse(all)
  const items = all.filter(isNewest).map((version) => {
    const { kind, code, number, changedAt, thing } = version
    const ofLetters = used.find((each) => each.kind === kind && each.code === code)?.number
    const about = { kind, code, title: houseTitle(thing), version: number, state: houseStateOn(version, all), changedAt }
    return { ...about, ...(ofLetters !== undefined && { used: ofLetters }) }
  })
  if (json === true) say(JSON.stringify({ items, total: items.length }))
  else if (items.length === 0) say('The house has nothing yet. "chancery house import" brings it in.')
  else
    sayTable(
      ['KIND', 'CODE', 'VERSION', 'STATE', 'USED', 'TITLE'],
      items.map(({ kind, code, title, version, state, used: ofLetters }) => [
        kind,
        code,
        `v${String(version)}`,
        state,
        ofLetters === undefined ? '' : `v${String(ofLetters)}`,
        title,
      ]),
    )
  return exitCode.done
}

/** Prints all versions of something of the house, the newest first, line by line. */
export async function houseShow(code: string, { json, kind, ...data }: JsonOption & KindOption): Promise<ExitCode> {
  const shown = await withStore(data, async (store) => {
    const found = await versionsOf(code, kind, store)
    if (!found.ok) return found
    const items = []
    for (const version of found.value) {
      const decisions = await store.house.decisionsOn(version.digest)
      if (!decisions.ok) return decisions
      items.push({ ...version, state: houseStateOn(version, found.value), decisions: decisions.value })
    }
    return succeed(items)
  })
  if (!shown.ok) return refuse(shown.error)
  if (json === true) say(JSON.stringify({ items: shown.value, total: shown.value.length }))
  else
    for (const { kind: of, number, state, author, madeAt, reason, digest, decisions, thing } of shown.value) {
      const why = reason === '' ? '' : ` · ${reason.replaceAll(/\s+/gu, ' ')}`
      say(visible(`# ${of} ${code} v${String(number)} · ${state} · ${madeAt.slice(0, 10)} by ${author}${why}`))
      say(`# ${digest} · ${String(decisions.length)} decisions`)
      for (const { what, after } of houseChanges(undefined, thing)) {
        const lines = after.split('\n').map(visible)
        say(
          lines.length === 1
            ? `${visible(what)}: ${lines.join('')}`
            : [`${visible(what)}:`, ...lines.map((line) => `  ${line}`)].join('\n'),
        )
      }
      say('')
    }
  return exitCode.done
}

/** Writes the house as a folder, which `house import` and `library import` read back. */
export async function houseExport(folder: string, { json, ...data }: JsonOption): Promise<ExitCode> {
  const path = fromCaller(folder)
  const written = await withStore(data, async ({ house }) => {
    const contents = await house.contents()
    if (!contents.ok) return contents
    const files = await writeLibraryFolder(path, contents.value)
    return files.ok ? succeed({ versions: contents.value.house.length, files: files.value }) : files
  })
  if (!written.ok) return refuse(written.error)
  const { versions, files } = written.value
  say(json === true ? JSON.stringify({ path, versions, files }) : `${String(versions)} versions in ${String(files)} files\n${path}`)
  return exitCode.done
}

/** Imports what a library folder has of the house, and nothing else of it. */
export async function houseImport(folder: string, command: ImportCommand): Promise<ExitCode> {
  const nothing = (): Failure => ({
    code: 'no-house-files',
    message: visible(`"${folder}" has nothing of a house.`),
    remedy: 'A folder of a house has "letters", "letterheads", "house" or "company.yaml".',
  })
  return importFolder(folder, command, { of: (files) => ({ ...files, versions: [], evidence: new Map() }), nothing })
}

export interface SubmitHouseCommand extends SubmitCommand, KindOption {}

/** Sends the newest version, a draft, to review in the name of who acts. */
export async function houseSubmit(code: string, { kind, note, due, ...command }: SubmitHouseCommand): Promise<ExitCode> {
  const sent = await asPerson(command, async (reviewing) => {
    const found = await versionsOf(code, kind, reviewing.store)
    if (!found.ok) return found
    const [newest] = found.value
    const submit = houseAnswers(reviewing)['house.submit']
    return newest === undefined ? fail(unknown(code)) : submit({ id: newest.id, note, due })
  })
  if (!sent.ok) return refuse(sent.error)
  const { title, number } = sent.value
  say(command.json === true ? JSON.stringify(sent.value) : sentLine(sent.value, `${title} v${String(number)}`))
  return exitCode.done
}

/** The versions of one thing, the newest first. */
async function versionsOf(code: string, kind: HouseKind | undefined, { house }: Store): Promise<Result<OpenHouseVersion[]>> {
  const all = await house.versions()
  if (!all.ok) return all
  const found = all.value.filter((each) => each.code === code && (kind === undefined || each.kind === kind))
  if (found.length === 0) return fail(unknown(code))
  const kinds = [...new Set(found.map((each) => each.kind))]
  return kinds.length === 1 ? succeed(found) : fail(ambiguous(code, kinds))
}

function isNewest({ kind, code }: OpenHouseVersion, index: number, all: readonly OpenHouseVersion[]): boolean {
  return all.findIndex((other) => other.kind === kind && other.code === code) === index
}

function unknown(code: string): Failure {
  return {
    code: 'house-unknown',
    message: visible(`The house has nothing with the code "${code}".`),
    remedy: '"chancery house list" names what it has.',
  }
}

function ambiguous(code: string, kinds: readonly HouseKind[]): Failure {
  return {
    code: 'house-ambiguous',
    message: visible(`The house has a ${kinds.join(' and a ')} with the code "${code}".`),
    remedy: 'Say which with --kind.',
  }
}
