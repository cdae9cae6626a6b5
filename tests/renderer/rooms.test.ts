import { expect, test, vi } from 'vitest'
import { editorActions } from '../../renderer/letter-editor/actions.ts'

test('no key of the letter editor leads to a room', async () => {
  // The rooms belong to a window, and listen to it as soon as they are loaded.
  vi.stubGlobal('addEventListener', () => undefined)
  const { rooms } = await import('../../renderer/window/rooms.ts')
  const ofEditor = new Set(editorActions.flatMap(({ keys }) => keys ?? []))
  expect(rooms.filter(({ command }) => ofEditor.has(command.keys)).map(({ name }) => name)).toEqual([])
})
