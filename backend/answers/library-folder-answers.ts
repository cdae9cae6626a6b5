import { fail, succeed, type Failure, type LibraryPlan, type Result } from '../../core/requests/index.ts'
import { createEvidenceReader } from '../evidence/index.ts'
import { readLibraryAtPace, withDrawings, writeLibraryFolder, type LibraryFiles } from '../files/index.ts'
import { changesNothing, type ImportPlan } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { ChosenFolders, type ChosenFolder } from './chosen-folder.ts'
import { exportedSeals } from './exported-seals.ts'
import { importAs } from './importer.ts'
import { reportOf, shownPlan } from './library-plan.ts'
import { LongWork } from './long-work.ts'

type FolderRequests =
  | 'library.choose'
  | 'library.receive'
  | 'library.preview'
  | 'library.import'
  | 'library.report'
  | 'library.export'
  | 'library.progress'
  | 'library.cancel'

const reader = createEvidenceReader()

const cancelled: Failure = { code: 'cancelled', message: 'This was cancelled; nothing was changed.' }
const noClauses: Failure = {
  code: 'no-clauses',
  message: 'This folder holds no clause files.',
  remedy: 'Choose a folder that has a folder "clauses" in it, with files that end in ".md".',
}
const faulty: Failure = {
  code: 'library-faulty',
  message: 'A file of this folder has a fault, so nothing of it is imported.',
  remedy: 'Mend what the preview names, and choose the folder again.',
}
const notPreviewed: Failure = {
  code: 'folder-unknown',
  message: 'Nobody has looked at what this folder would change.',
  remedy: 'Choose it again.',
}

/** Libraries in from folders and out to them, for a window. */
export function libraryFolderAnswers(answering: Answering): AnswerGroup<FolderRequests> {
  const { store, host, session } = answering
  const chosen = new ChosenFolders()
  const work = new LongWork()
  const shown = async (files: LibraryFiles, plan: ImportPlan): Promise<Result<LibraryPlan>> => {
    const root = await store.people.root()
    return root.ok ? succeed(shownPlan(files, plan, root.value?.publicKey)) : root
  }
  return {
    'library.choose': async () => {
      const path = await host.chooseFolder()
      if (!path.ok) return path
      return succeed(path.value === undefined ? {} : { handle: chosen.onDisk(path.value) })
    },
    'library.receive': ({ handle, name, files }) => {
      const received = files.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes, 'base64') }))
      const taken = chosen.receive(handle, name, received)
      return Promise.resolve(taken.ok ? succeed({ handle: taken.value }) : taken)
    },
    'library.preview': async ({ handle, ticket }) => {
      const folder = chosen.of(handle)
      if (!folder.ok) return folder
      const read = await work.run(ticket, async (pace) => {
        const found = await readLibraryAtPace(await withDrawings(folder.value.folder(), (bytes) => reader.draw(bytes)), pace)
        return found === undefined ? fail(cancelled) : succeed(found)
      })
      if (!read.ok) return read
      const files = read.value
      if (files.versions.length + files.house.length + files.findings.length === 0) return fail(noClauses)
      const plan = await store.library.previewImport(files)
      if (!plan.ok) return plan
      Object.assign(folder.value, { files, plan: plan.value, outcome: 'Nothing was imported: this says what would change.' })
      return shown(files, plan.value)
    },
    'library.import': async ({ handle, ticket }) => {
      const folder = chosen.of(handle)
      if (!folder.ok) return folder
      const { files } = folder.value
      if (files === undefined) return fail(notPreviewed)
      if (hasFaults(files)) return fail(faulty)
      const plan = await work.run(ticket, (pace) => importAs(store, files, () => session.acting(), pace))
      if (!plan.ok) return plan
      Object.assign(folder.value, {
        plan: plan.value,
        outcome: changesNothing(plan.value) ? 'Nothing changed: all is known here already.' : 'This was imported.',
      })
      return shown(files, plan.value)
    },
    'library.report': async ({ handle }) => {
      const folder = chosen.of(handle)
      if (!folder.ok) return folder
      const text = reportText(folder.value)
      if (text === undefined) return fail(notPreviewed)
      const saved = await host.saveFiles([{ name: `Import report ${host.today()}.md`, format: 'md', bytes: Buffer.from(text) }])
      return saved.ok ? succeed({ files: [...saved.value] }) : saved
    },
    'library.export': async ({ ticket }) => {
      const name = `Clause library ${host.today()}`
      const place = await host.placeForFolder(name)
      if (!place.ok) return place
      if (place.value === undefined) return succeed({})
      const { path, handle } = place.value
      return work.run(ticket, async (pace) => {
        const contents = await store.library.contents(pace)
        if (!contents.ok) return contents
        const findings = await exportedSeals(contents.value, store, pace)
        if (!findings.ok) return findings
        const written = await writeLibraryFolder(path, contents.value, pace)
        if (!written.ok) return written
        const versions = contents.value.versions.length
        return succeed({ folder: { name: folderName(path), handle, versions, files: written.value, findings: findings.value } })
      })
    },
    'library.progress': ({ ticket }) => Promise.resolve(succeed(work.progress(ticket))),
    'library.cancel': ({ ticket }) => Promise.resolve(succeed({ cancelled: work.cancel(ticket) })),
  }
}

function hasFaults({ findings }: LibraryFiles): boolean {
  return findings.some(({ severity }) => severity === 'error')
}

function reportText({ files, plan, outcome }: ChosenFolder): string | undefined {
  return files === undefined || plan === undefined ? undefined : reportOf(files, plan, outcome ?? '')
}

function folderName(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path
}
