import { identityOf } from '../../core/clause/index.ts'
import type { Ask, RequestName, RequestOutput } from '../../core/requests/index.ts'
import { square } from '../backend/images/pictures.ts'
import { must } from '../backend/store/stores.ts'
import { taggedAnnex } from '../backend/enclosures/append/annexes.ts'
import {
  askAboutClauses,
  askAboutHouse,
  askAboutPeople,
  askAboutReleases,
  day,
  refused,
  type ClauseRequests,
  type HouseRequests,
  type PeopleRequests,
  type ReleaseRequests,
} from './ask-about.ts'
import { askAboutSigning, type SigningRequests } from './ask-about-signing.ts'

/** Transcripts are written and attested by somebody, and nobody has a profile here. */
type TranscriptRequests = 'evidence.transcribe' | 'evidence.attest'

/** Every request once, each with what it needs from those before it; the compiler sees to it that none is missing. */
export async function askEverything(
  ask: Ask,
): Promise<{ [Name in Exclude<RequestName, Refusing>]: RequestOutput<Name> } & { [Name in Refusing]: unknown }> {
  const templates = must(await ask('templates.list', {}))
  const created = must(await ask('letters.create', { template: templates.templates[0]?.code ?? '' }))
  const imported = must(
    await ask('letters.import', {
      name: 'letter.md',
      text: `---\ntitle: Scope\ntemplate: partner-letter\ndate: ${day}\npartner: { name: Example Distribution Ltd, salutation: Partner }\nsignatory: { name: A. Person, title: Director, organisation: Example Vision }\n---\nWe write to you.\n`,
    }),
  )
  const opened = must(await ask('letters.open', { id: imported.id }))
  const { letter } = opened
  const exported = must(await ask('letters.export', { letter, formats: ['pdf', 'docx'], letterhead: true }))
  const backup = must(await ask('backups.make', {}))
  const added = must(await ask('images.add', { bytes: square.toString('base64') }))
  const pages = must(await ask('enclosures.add', { name: 'pages.pdf', bytes: Buffer.from(taggedAnnex()).toString('base64') }))
  const annex = must(await ask('enclosures.add', { name: 'annex.txt', bytes: Buffer.from('As delivered.').toString('base64') }))
  const statement = must(await ask('evidence.add', { name: 'statement.txt', bytes: Buffer.from('It binds nobody.').toString('base64') }))
  const version = must(await ask('library.list', {})).clauses[0]
  if (version === undefined) throw new Error('The library is empty.')
  const named = { identity: identityOf(version), version: version.version }
  return {
    ...(await askAboutLibraryFolders(ask)),
    'redlines.export': must(await ask('redlines.export', { before: named, after: named })),
    'evidence.search': must(await ask('evidence.search', { words: '', limit: 5 })),
    'evidence.add': statement,
    'evidence.describe': must(await ask('evidence.describe', { digest: statement.digest })),
    'evidence.text': must(await ask('evidence.text', { digest: statement.digest })),
    'evidence.bytes': must(await ask('evidence.bytes', { digest: statement.digest })),
    'evidence.checkSeal': must(await ask('evidence.checkSeal', { version })),
    'evidence.transcripts': must(await ask('evidence.transcripts', { evidence: statement.digest })),
    // Nobody has a profile here, so nobody writes or attests a transcript.
    'evidence.transcribe': (await ask('evidence.transcribe', { evidence: statement.digest, text: 'It binds nobody.' })).ok,
    'evidence.attest': (await ask('evidence.attest', { evidence: statement.digest, transcript: statement.digest })).ok,
    'images.add': added,
    ...(await askAboutReleases(ask, opened.id)),
    ...(await askAboutClauses(ask, version)),
    ...(await askAboutSigning(ask)),
    ...(await askAboutHouse(ask)),
    'enclosures.add': annex,
    'enclosures.describe': must(await ask('enclosures.describe', { digests: [annex.digest] })),
    'enclosures.pages': must(await ask('enclosures.pages', { digests: [annex.digest] })),
    'enclosures.read': must(await ask('enclosures.read', { digest: pages.digest })),
    'enclosures.save': must(await ask('enclosures.save', { digest: annex.digest, name: 'annex.txt' })),
    'images.read': must(await ask('images.read', { digest: added.digest })),
    'templates.list': templates,
    'letters.create': created,
    'letters.import': imported,
    'letters.importOld': must(
      await ask('letters.importOld', {
        name: 'old.txt',
        bytes: Buffer.from('Dear Partner,\n\nAs agreed.').toString('base64'),
        template: 'partner-letter',
      }),
    ),
    'letters.open': opened,
    'letters.history': must(await ask('letters.history', { id: opened.id })),
    'letters.revision': must(await ask('letters.revision', { id: opened.id, number: opened.revision })),
    'letters.salvage': must(await ask('letters.salvage', { id: opened.id })),
    // After this the letter's next save is a revision of its own.
    'letters.nameRevision': must(await ask('letters.nameRevision', { id: created.id, number: 1, name: 'As it began' })),
    'letters.export': exported,
    'host.describe': must(await ask('host.describe', {})),
    'rules.read': must(await ask('rules.read', {})),
    // Nobody has a profile here, so nobody is an administrator.
    'rules.set': (await ask('rules.set', { rules: must(await ask('rules.read', {})) })).ok,
    'spelling.words': must(await ask('spelling.words', {})),
    'spelling.check': must(await ask('spelling.check', { language: 'en-GB', words: ['colour', 'colur'] })),
    'spelling.suggest': must(await ask('spelling.suggest', { language: 'en-GB', word: 'colur' })),
    'spelling.addWord': must(await ask('spelling.addWord', { word: 'Northlight' })),
    'spelling.removeWord': must(await ask('spelling.removeWord', { word: 'Northlight' })),
    'settings.read': must(await ask('settings.read', {})),
    'settings.write': must(await ask('settings.write', { theme: 'dark' })),
    'library.findings': must(await ask('library.findings', {})),
    'library.ofLetter': must(await ask('library.ofLetter', { id: opened.id })),
    'library.list': must(await ask('library.list', {})),
    'letters.save': must(await ask('letters.save', { id: opened.id, revision: opened.revision, letter })),
    'letters.rename': must(await ask('letters.rename', { id: opened.id, title: 'Another title' })),
    'letters.remove': must(await ask('letters.remove', { id: created.id })),
    'letters.list': must(await ask('letters.list', {})),
    'letters.render': must(await ask('letters.render', { letter, known: [] })),
    'backups.make': backup,
    'backups.list': must(await ask('backups.list', {})),
    'backups.restore': must(await ask('backups.restore', { id: backup.id })),
    'audit.list': must(await ask('audit.list', { offset: 0, limit: 10 })),
    'audit.mark': must(await ask('audit.mark', {})),
    'files.savePage': must(await ask('files.savePage', {})),
    'files.verify': must(await ask('files.verify', { bytes: Buffer.from('%PDF-1.7').toString('base64'), trusted: [] })),
    'audit.verify': must(await ask('audit.verify', {})),
    'audit.export': must(await ask('audit.export', {})),
    // Nobody has a profile here, so nobody is an administrator.
    'audit.confirmClock': (await ask('audit.confirmClock', { reason: 'It was.' })).ok,
    ...(await askAboutPeople(ask)),
    // A machine without a file manager may say no; that the handle is known is what counts.
    'exports.cancel': must(await ask('exports.cancel', { ticket: '01890a5d-ac96-774b-bcce-b302099a8057' })),
    'exports.reveal': await ask('exports.reveal', { handle: exported.files[0]?.handle ?? '' }).then((shown) =>
      shown.ok || shown.error.code === 'no-file-manager' ? {} : must(shown),
    ),
  }
}

type Refusing =
  | 'library.choose'
  | 'rules.set'
  | ReleaseRequests
  | PeopleRequests
  | ClauseRequests
  | HouseRequests
  | TranscriptRequests
  | SigningRequests
  | 'library.choose'
  | 'rules.set'
  | 'audit.confirmClock'
  | ReleaseRequests
  | PeopleRequests
  | ClauseRequests
  | HouseRequests
  | TranscriptRequests
  | SigningRequests

type FolderRequests = Exclude<Extract<RequestName, `library.${string}`>, 'library.list' | 'library.ofLetter' | 'library.findings'>
const oneClause = '---\ncode: statement/hosts\nkind: statement\ntitle: Of both hosts\nlanguage: en-GB\n---\nWe say it in both.\n'

/** A library goes out, and one comes in that the window hands over; in Electron the folder of the exports is chosen besides. */
async function askAboutLibraryFolders(
  ask: Ask,
): Promise<{ [Name in Exclude<FolderRequests, Refusing>]: RequestOutput<Name> } & { 'library.choose': unknown }> {
  const ticket = '01890a5d-ac96-774b-bcce-b302099a8058'
  const exported = must(await ask('library.export', { ticket }))
  const choosing = await refused(ask('library.choose', {}))
  const files = [{ path: 'clauses/hosts.md', bytes: Buffer.from(oneClause).toString('base64') }]
  const received = must(await ask('library.receive', { name: 'library', files }))
  const named = { handle: received.handle, ticket }
  return {
    'library.export': exported,
    'library.choose': choosing,
    'library.receive': received,
    'library.preview': must(await ask('library.preview', named)),
    'library.import': must(await ask('library.import', named)),
    'library.report': must(await ask('library.report', { handle: received.handle })),
    'library.progress': must(await ask('library.progress', { ticket })),
    'library.cancel': must(await ask('library.cancel', { ticket })),
  }
}
