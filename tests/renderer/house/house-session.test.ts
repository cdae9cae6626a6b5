import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Editor, Transforms } from 'slate'
import { digestOfHouse, type HouseThing } from '../../../core/house/index.ts'
import { plainText } from '../../../core/document/index.ts'
import type { LetterTemplate } from '../../../core/letter/index.ts'
import { succeed, type Ask, type HouseVersionEntry } from '../../../core/requests/index.ts'
import { HouseSession } from '../../../renderer/house/house-session.ts'
import { openInsertMenu } from '../../../renderer/letter-editor/insert-menu/slash.ts'
import { documentOf, insertClause } from '../../../renderer/letter-editor/index.ts'
import { template } from '../../core/letter/shelf.ts'
import { certificate } from '../letter-editor/letters.ts'

const content: LetterTemplate = { ...template, fields: [], body: [{ type: 'paragraph', children: [{ text: 'It begins.' }] }] }

function draftOf(thing: HouseThing): HouseVersionEntry {
  return {
    id: '0190a0a0-0000-7000-8000-000000000001',
    number: 1,
    state: 'draft',
    isFrozen: false,
    digest: digestOfHouse(thing, 1),
    reason: 'Made.',
    author: 'Ada Author',
    madeAt: '2026-11-24T09:00:00.000Z',
    thing,
    changes: [],
    decisions: [],
  }
}

/** What the store was asked to keep. */
let kept: { readonly seen: string; readonly thing: HouseThing; readonly reason: string }[]
let session: HouseSession

const ask = ((_name: string, input: (typeof kept)[number]) => {
  kept.push(input)
  return Promise.resolve(succeed({ digest: digestOfHouse(input.thing, 1) }))
}) as unknown as Ask

beforeEach(() => {
  vi.useFakeTimers()
  kept = []
  session = new HouseSession(ask, draftOf({ kind: 'template', content }), 'One more field.')
})
afterEach(() => {
  vi.useRealTimers()
})

function form(change: Partial<LetterTemplate>): void {
  const before = session.state().form
  if (before.kind === 'template') session.setForm({ kind: 'template', content: { ...before.content, ...change } })
}

function write(text: string): void {
  Transforms.insertText(session.editor, text, { at: Editor.end(session.editor, []) })
  session.changed()
}

function saved(): LetterTemplate | undefined {
  const thing = kept.at(-1)?.thing
  return thing?.kind === 'template' ? thing.content : undefined
}

test('form and text are saved together, under the reason of the sitting', async () => {
  form({ title: 'Another title' })
  write(' It ends.')
  await vi.advanceTimersByTimeAsync(1000)
  expect([kept.map(({ reason }) => reason), saved()?.title, plainText(saved()?.body ?? [])]).toEqual([
    ['One more field.'],
    'Another title',
    'It begins. It ends.',
  ])
})

test('nothing is saved while a field has no name, and the place of the fault is told', async () => {
  form({ fields: [{ name: '', label: 'Project', type: 'text', required: false }] })
  await vi.advanceTimersByTimeAsync(1000)
  expect([kept, [...session.state().faults.keys()], session.state().save.kind]).toEqual([[], ['fields.0.name'], 'held'])
})

test('its page goes on showing the last state without a fault', () => {
  // As a page does: it looks after every change.
  session.onChange(session.sound)
  form({ title: 'Another title' })
  form({ title: '' })
  const shown = session.sound()
  expect(shown.kind === 'template' && shown.content.title).toBe('Another title')
})

test('undo takes back form and text in the order in which they were changed', () => {
  form({ title: 'Another title' })
  write(' It ends.')
  session.editor.undo()
  const afterText = session.thing()
  session.editor.undo()
  const afterForm = session.thing()
  const shown = [afterText, afterForm].map((thing) =>
    thing.kind === 'template' ? [thing.content.title, plainText(thing.content.body)] : [],
  )
  expect(shown).toEqual([
    ['Another title', 'It begins.'],
    [content.title, 'It begins.'],
  ])
})

test('a clause that is put into the text is named, never pinned', async () => {
  insertClause(session.editor, certificate)
  session.changed()
  await vi.advanceTimersByTimeAsync(1000)
  expect(saved()?.body.find(({ type }) => type !== 'paragraph')).toMatchObject({ type: 'clause-reference', code: certificate.code })
})

test('a clause that is pasted into the text is named too', async () => {
  const copied = new HouseSession(ask, draftOf({ kind: 'template', content }), 'Copied.')
  insertClause(copied.editor, certificate)
  session.editor.insertFragment([...copied.editor.children])
  session.changed()
  await vi.advanceTimersByTimeAsync(1000)
  expect(saved()?.body.map(({ type }) => type)).toContain('clause-reference')
})

test('the menu of clauses opens below a clause that has the caret', () => {
  insertClause(session.editor, certificate)
  Transforms.select(session.editor, Editor.end(session.editor, [1]))
  openInsertMenu(session.editor)
  expect(plainText(documentOf(session.editor).slice(2))).toBe('/')
})

test('a field that is called otherwise is so in the text too, and one undo takes all of it back', async () => {
  const field = { name: 'project.code', label: 'Project', type: 'text', required: false } as const
  const body = [
    {
      type: 'paragraph' as const,
      children: [{ type: 'merge-field' as const, name: 'project.code', children: [{ text: '' }] as [{ text: '' }] }],
    },
  ]
  session = new HouseSession(ask, draftOf({ kind: 'template', content: { ...content, fields: [field], body } }), 'Another name.')
  session.rename('field', 'project.code', 'project.number')
  await vi.advanceTimersByTimeAsync(1000)
  session.editor.undo()
  const after = session.thing()
  const said = [saved(), after.kind === 'template' ? after.content : undefined]
  expect(said.map((each) => [each?.fields[0]?.name, plainText(each?.body ?? [])])).toEqual([
    ['project.number', '{{project.number}}'],
    ['project.code', '{{project.code}}'],
  ])
})
