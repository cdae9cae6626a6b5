import { cleanImage, type CleanImage } from '../../backend/images/index.ts'
import type { OpenVersion, Store } from '../../backend/store/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { passageAt } from '../../core/evidence/index.ts'
import type { HouseThing } from '../../core/house/index.ts'
import { library } from '../templates/starter-library.ts'
import { photo, square } from '../backend/images/pictures.ts'
import { storeIn, take } from '../backend/release/house.ts'
import { foundIn, must, revisedTo, wishOf } from '../backend/store/stores.ts'
import { author, decision, reviewer, second } from '../core/review/house.ts'

const statement = 'Statement 114\nIt binds departments. It does not bind companies.\nThe end.'
const words = 'It binds departments. It does not bind companies.'
const ada = author.person

function clause(code: string, text: string, about: Partial<ClauseVersion> = {}): ClauseVersion {
  return {
    code: `statement/${code}`,
    kind: 'statement',
    title: `About ${code}`,
    language: 'en-GB',
    jurisdictions: ['IE', 'GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text }] }],
    ...about,
  }
}

const quoting = (text: string): ClauseVersion['body'] => [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text }] }] }]

/**
 * A store in `folder` whose library holds something of all that a library can hold: clauses in every state, each decided on as
 * it stands, sealed by passages and by an attested transcript, with pictures; and of the house a version in every state.
 */
export async function fullLibrary(folder: string): Promise<Store> {
  const store = await storeIn(folder)
  await foundIn(store)
  const [picture, logo] = [must(cleanImage(square)), must(cleanImage(photo))]
  for (const image of [picture, logo]) must(await store.images.add(image))
  await fillClauses(store, folder, picture)
  await fillHouse(store, folder, logo)
  return store
}

async function fillClauses(store: Store, folder: string, { digest, mediaType }: CleanImage): Promise<void> {
  const made = async (version: ClauseVersion): Promise<OpenVersion> =>
    must(await store.library.createClause(version, wishOf(ada, `Why ${version.code} is there.`)))
  const sent = async (open: OpenVersion): Promise<OpenVersion> =>
    must(await store.library.moveVersion(open.id, { from: 'draft', to: 'in-review' }, ada.id))
  const decided = async (open: OpenVersion, meaning: 'approve' | 'refuse' | 'ask-changes', comment = ''): Promise<OpenVersion> => {
    const by = meaning === 'approve' ? [reviewer, second] : [reviewer]
    await take(folder, ...by.map((each) => decision(each, open.digest, { meaning, comment })))
    const to = { approve: 'approved', refuse: 'refused', 'ask-changes': 'changes-asked' } as const
    return must(await store.library.moveVersion(open.id, { from: 'in-review', to: to[meaning] }, reviewer.person.id))
  }
  const about = { owner: 'Legal', tags: ['support', 'naïve'], reviewBy: '2027-03-01', notBefore: '2026-12-01', verbatim: true as const }
  const shown = { type: 'image' as const, digest, mediaType, alt: 'A grey square', width: 30, children: [{ text: '' }] as [{ text: '' }] }
  const pictured = [...clause('', 'See the square:').body, shown]
  await made(clause('draft', '', { ...about, valid: { from: '2026-01-01', until: '2027-12-31' }, body: pictured }))
  const takenBack = await sent(await made(clause('taken-back', 'Sent, and taken back.')))
  must(await store.library.moveVersion(takenBack.id, { from: 'in-review', to: 'draft' }, ada.id))
  await sent(await made(clause('in-review', 'Waiting.')))
  await decided(await sent(await made(clause('refused', 'Too bold.'))), 'refuse', 'Too bold.')
  await decided(await sent(await made(clause('changes-asked', 'Nearly.'))), 'ask-changes', 'Say since when.')
  const first = await decided(await sent(await made(clause('superseded', 'Five years.'))), 'approve')
  const longer = { ...first.version, body: clause('', 'Seven years.').body }
  const next = await decided(await sent(await revisedTo(store, first.id, longer, wishOf(ada, 'It is longer now.'))), 'approve')
  const gone = await decided(await sent(await made(clause('withdrawn', 'It was so.', { language: 'de-DE', jurisdictions: [] }))), 'approve')
  must(await store.library.withdraw(gone.id, next.id, wishOf(reviewer.person, 'It has ended.')))
  await decided(await sent(await made(await sealed(store))), 'approve')
  await decided(await sent(await made(await transcribed(store, folder))), 'approve')
}

const passages = passagesIn(statement)

/** Where the quoted words stand in a text. */
function passagesIn(text: string) {
  const start = text.indexOf(words)
  return [passageAt(text, { start, end: start + words.length }) ?? []].flat()
}

/** A quotation that is bound to its passage in a text. */
async function sealed(store: Store): Promise<ClauseVersion> {
  const { digest } = must(await store.evidence.add(Buffer.from(statement), { name: 'Statement 114.txt', mediaType: 'text/plain' }, ada.id))
  const about = { issuer: 'A ministry', date: '2025-02-01', reference: 'S-114', link: 'https://example.com/114', note: 'Read it.' }
  const evidence = [{ title: 'Statement 114', ...about, digest }]
  return clause('sealed', '', { kind: 'policy-quote', evidence, seal: { evidence: 0, passages }, body: quoting(words) })
}

/** A quotation that is bound to what was written down of a picture, which a second person attested. */
async function transcribed(store: Store, folder: string): Promise<ClauseVersion> {
  const { digest } = must(await store.evidence.add(square, { name: 'scan.png', mediaType: 'image/png' }, ada.id))
  const { digest: transcript } = must(await store.evidence.addTranscript(digest, statement, ada.id))
  await take(folder, decision(reviewer, transcript, { subject: 'transcript', meaning: 'attest' }))
  const seal = { evidence: 0, passages, transcript }
  return clause('scanned', '', { kind: 'policy-quote', evidence: [{ title: 'A scan', digest }], seal, body: quoting(words) })
}

async function fillHouse(store: Store, folder: string, { digest, mediaType }: CleanImage): Promise<void> {
  const [letterhead] = library.shelf.letterheads
  const [template] = library.shelf.templates
  if (letterhead === undefined || template === undefined) throw new Error('the starter library has neither')
  const made = async (thing: HouseThing) => must(await store.house.create(thing, `Why the ${thing.kind} is there.`, ada))
  const sent = async (thing: HouseThing) => {
    const { id } = await made(thing)
    return must(await store.house.moveVersion(id, { from: 'draft', to: 'in-review' }, ada.id))
  }
  const logo = { digest, mediaType, alt: 'A grey square', width: 20 }
  const approved = await sent({ kind: 'letterhead', content: { ...letterhead, logo } })
  await take(folder, decision(reviewer, approved.digest, { subject: 'letterhead', comment: 'It looks well.' }))
  must(await store.house.moveVersion(approved.id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
  const old = await sent({ kind: 'letterhead', content: { ...letterhead, code: 'old-office' } })
  must(await store.house.withdraw(old.id, 'The office was closed.', reviewer.person))
  await sent({ kind: 'company', content: { 'company.name': 'Northlight Vision UK Ltd' } })
  const takenBack = await sent({ kind: 'template', content: template })
  must(await store.house.moveVersion(takenBack.id, { from: 'in-review', to: 'draft' }, ada.id))
  await made({ kind: 'style', content: { rules: [{ kind: 'forbidden', phrase: 'military grade', severity: 'error' }] } })
}
