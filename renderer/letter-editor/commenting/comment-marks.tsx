import { useEffect, useRef, type JSX } from 'react'
import { useSlate } from 'slate-react'
import { domRange, isSameMarks } from '../find/find-highlights.ts'
import { draftId } from './commenting.ts'
import { rangeIn } from './passages.ts'
import { useActiveThread, useCommenting, usePassages } from './use-commenting.ts'

const all = 'commented'
const one = 'commented-active'

/**
 * Marks the passages of comments on the page, without touching the page's own nodes. It looks at every change, and so it draws nothing
 * and stands beside the page, not around it.
 */
export function CommentMarks(): JSX.Element | undefined {
  const editor = useSlate()
  const places = usePassages()
  const { shown, isWriting } = useCommenting()
  const active = useActiveThread()
  const marked = useRef<ReadonlyMap<string, readonly globalThis.Range[]>>(new Map())
  const { children } = editor
  // The page's nodes are others after each change.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => {
    const ranges = [...shown, ...(isWriting ? [draftId] : [])].flatMap((id) => {
      const range = rangeIn(places, id)
      return range === undefined ? [] : domRange(editor, range).map((dom) => ({ dom, isActive: id === active }))
    })
    const wanted = new Map([
      [all, ranges.filter(({ isActive }) => !isActive).map(({ dom }) => dom)],
      [one, ranges.filter(({ isActive }) => isActive).map(({ dom }) => dom)],
    ])
    for (const [name, next] of wanted) {
      // A mark that stands as it did is not painted anew.
      if (isSameMarks(next, marked.current.get(name) ?? [])) continue
      CSS.highlights.set(name, new Highlight(...next))
      marked.current = new Map([...marked.current, [name, next]])
    }
  }, [editor, children, places, shown, isWriting, active])
  useEffect(
    () => () => {
      CSS.highlights.delete(all)
      CSS.highlights.delete(one)
    },
    [],
  )
  return undefined
}
