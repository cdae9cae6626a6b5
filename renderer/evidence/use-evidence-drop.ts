import { useEffect, useRef, useState, type DragEvent } from 'react'
import type { Evidence } from '../../core/clause/index.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { keepFile } from './keep-file.ts'

export interface EvidenceDrop {
  /** True while a file is held over the element. */
  readonly isOver: boolean
  readonly props: {
    onDragOver?(event: DragEvent<HTMLElement>): void
    onDragLeave?(event: DragEvent<HTMLElement>): void
    onDrop?(event: DragEvent<HTMLElement>): void
  }
}

/** Files that are dropped on an element become evidence; what could not be read is said. Left out, nothing is taken. */
export function useEvidenceDrop(attach: ((entries: readonly Evidence[]) => void) | undefined): EvidenceDrop {
  const [isOver, setOver] = useState(false)
  const notify = useNotify()
  // The clause may have been changed while the files were read.
  const latest = useRef(attach)
  useEffect(() => {
    latest.current = attach
  }, [attach])
  if (attach === undefined) return { isOver: false, props: {} }
  const take = async (files: readonly File[]): Promise<void> => {
    const kept: Evidence[] = []
    for (const file of files) {
      const entry = await keepFile(file)
      if (entry.ok) kept.push(entry.value)
      else notify(noticeOf(entry.error))
    }
    if (kept.length > 0) latest.current?.(kept)
  }
  const isFiles = ({ dataTransfer }: DragEvent<HTMLElement>): boolean => dataTransfer.types.includes('Files')
  return {
    isOver,
    props: {
      onDragOver(event) {
        if (!isFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      },
      onDragLeave(event) {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false)
      },
      onDrop(event) {
        setOver(false)
        if (!isFiles(event)) return
        event.preventDefault()
        void take([...event.dataTransfer.files])
      },
    },
  }
}
