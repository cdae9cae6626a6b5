import { expect, test } from 'vitest'
import type { ShownComment } from '../../../core/requests/index.ts'
import { ownOpen } from '../../../renderer/comments/threads.ts'

const [ada, namesake] = ['01930000-0000-7000-8000-00000000000a', '01930000-0000-7000-8000-00000000000b'] as const

function comment(number: number, person: string, also: Partial<ShownComment> = {}): ShownComment {
  const id = `01930000-0000-7000-8000-00000000001${String(number)}`
  return { id, thread: id, person, name: 'Ada Author', at: '2026-11-24T09:00:00.000Z', text: 'Why?', mentions: [], ...also }
}

test('open comments are one’s own by who said them, whoever else has the same name', () => {
  const comments = [comment(1, ada), comment(2, namesake), comment(3, ada, { resolvedBy: 'Rita Reviewer' })]
  expect([ownOpen(comments, ada), ownOpen(comments, namesake), ownOpen(comments, undefined)]).toEqual([1, 1, 0])
})
