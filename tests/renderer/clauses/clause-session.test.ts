import { Editor } from 'slate'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { digestOfClauseVersion, type ClauseVersion } from '../../../core/clause/index.ts'
import { fail, succeed, type Ask, type ClauseVersionEntry } from '../../../core/requests/index.ts'
import { ClauseSession } from '../../../renderer/clauses/clause-session.ts'
import { findWords, passageAt, type PassageToQuote } from '../../../core/evidence/index.ts'
import { documentOf } from '../../../renderer/letter-editor/index.ts'
import { clauseVersion } from '../../core/letter/shelf.ts'

const version = clauseVersion()

const draft: ClauseVersionEntry = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  number: 1,
  state: 'draft',
  isFrozen: false,
  digest: digestOfClauseVersion(version),
  reason: 'Made.',
  author: { id: '0190a0a0-0000-7000-8000-000000000002', name: 'Ada Author' },
  madeAt: '2026-11-24T09:00:00.000Z',
  changedAt: '2026-11-24T09:00:00.000Z',
  version,
  decisions: [],
  comments: 0,
}

interface Save {
  readonly seen: string
  readonly reason: string
  readonly version: ClauseVersion
}

/** What the store was asked to keep, and whether it knows the draft as one that was sent to review meanwhile. */
let kept: Save[]
let isFrozen: boolean
let session: ClauseSession

const ask = ((_name: string, input: Save) => {
  if (isFrozen) return Promise.resolve(fail({ code: 'clause-frozen', message: 'This version was sent to review.' }))
  kept.push(input)
  return Promise.resolve(succeed({ digest: digestOfClauseVersion(input.version) }))
}) as unknown as Ask

beforeEach(() => {
  vi.useFakeTimers()
  kept = []
  isFrozen = false
  session = new ClauseSession(ask, draft, 'A word is missing.')
})
afterEach(() => {
  vi.useRealTimers()
})

test('a changed field is saved under the reason of the sitting, upon the digest that was seen', async () => {
  session.setValue('owner', 'Legal')
  await vi.advanceTimersByTimeAsync(1000)
  session.setValue('owner', 'Press')
  await vi.advanceTimersByTimeAsync(1000)
  expect(kept.map(({ seen, reason, version: { owner } }) => [seen, reason, owner])).toEqual([
    [draft.digest, 'A word is missing.', 'Legal'],
    [digestOfClauseVersion({ ...version, owner: 'Legal' }), 'A word is missing.', 'Press'],
  ])
})

test('a draft with a wrong field is held, and saved once it is right', async () => {
  session.setValue('from', '2027-05-01')
  session.setValue('until', '2027-04-01')
  await vi.advanceTimersByTimeAsync(1000)
  const held = [session.state().save.kind, Object.keys(session.state().faults), kept.length]
  session.setValue('until', '2028-04-01')
  await vi.advanceTimersByTimeAsync(1000)
  expect([held, session.state().save.kind, session.state().faults, kept.length]).toEqual([['held', ['until'], 0], 'saved', {}, 1])
})

test('a draft that was sent to review meanwhile is not saved any more', async () => {
  isFrozen = true
  session.setValue('owner', 'Legal')
  await vi.advanceTimersByTimeAsync(1000)
  isFrozen = false
  session.setValue('owner', 'Press')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([session.state().save.kind, kept]).toEqual(['conflict', []])
})

const statement = 'It is instruction and advice to departments. It does not bind private persons.'

/** A passage of the only evidence, as it was selected there. */
function passage(words: string): PassageToQuote {
  const found = findWords(words, statement)
  const place = found === undefined ? undefined : passageAt(statement, found)
  if (place === undefined) throw new Error('not in the statement')
  return { entry: 0, text: statement, transcript: undefined, kind: 'text', passages: [place] }
}

test('a quoted passage is taken back with its seal, and so is what was written before it', () => {
  const empty = documentOf(session.editor)
  session.editor.insertText('So ')
  const written = documentOf(session.editor)
  session.quote(passage('It does not bind private persons.'))
  const quoted = documentOf(session.editor)
  session.editor.undo()
  const undone = [documentOf(session.editor), session.state().seal]
  session.editor.undo()
  expect([quoted.length, undone, documentOf(session.editor)]).toEqual([written.length + 1, [written, undefined], empty])
})

test('a quoted passage that was taken back comes again with its seal, and is locked', () => {
  session.quote(passage('It does not bind private persons.'))
  const [quoted, seal] = [documentOf(session.editor), session.state().seal]
  session.editor.undo()
  session.editor.redo()
  const at = quoted.findIndex(({ type }) => type === 'quotation')
  session.editor.select([at])
  session.editor.insertText('Not ')
  expect([documentOf(session.editor), session.state().seal]).toEqual([quoted, seal])
})

const emptyLine = { type: 'paragraph' as const, children: [{ text: '' }] }

test('a passage quoted into an empty clause is kept alone, with no empty line behind it', async () => {
  session = new ClauseSession(ask, { ...draft, version: { ...version, body: [emptyLine] } }, 'It is quoted.')
  session.quote(passage('It does not bind private persons.'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(kept.map(({ version: { body } }) => body.map(({ type }) => type))).toEqual([['quotation']])
})

test('a clause that ends with a sealed quotation has a line to go on in, which is kept once it has words', async () => {
  session.quote(passage('It does not bind private persons.'))
  const quoted = session.version()
  if (!quoted.ok) throw new Error('no version')
  const [quotation] = quoted.value.body.filter(({ type }) => type === 'quotation')
  const body = quotation === undefined ? [] : [quotation]
  session = new ClauseSession(ask, { ...draft, version: { ...quoted.value, body } }, 'It goes on.')
  session.editor.select(Editor.end(session.editor, []))
  const before = session.version()
  session.editor.insertText('We keep to it.')
  const after = session.version()
  const typesOf = (each: typeof before) => (each.ok ? each.value.body.map(({ type }) => type) : [])
  expect([typesOf(before), typesOf(after)]).toEqual([['quotation'], ['quotation', 'paragraph']])
})

test('an empty clause keeps its one line', () => {
  session = new ClauseSession(ask, { ...draft, version: { ...version, body: [emptyLine, emptyLine] } }, 'It is begun.')
  const now = session.version()
  expect(now.ok && now.value.body).toEqual([emptyLine])
})

test('undo brings back no quotation with a seal to evidence that was changed since', () => {
  session.quote(passage('It does not bind private persons.'))
  const quoted = documentOf(session.editor)
  session.takeEvidence({ ...version, evidence: [] }, 'It was the wrong statement.')
  session.editor.undo()
  expect([documentOf(session.editor), session.state().seal]).toEqual([quoted, undefined])
})
