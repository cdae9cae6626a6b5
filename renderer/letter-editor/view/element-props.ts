import type { ReactNode } from 'react'
import type { RenderElementProps } from 'slate-react'
import type { Element } from '../../../core/document/index.ts'

/** What Slate gives the component of an element, with the element narrowed to the component's own. */
export interface ElementProps<Type extends Element['type']> {
  readonly attributes: RenderElementProps['attributes']
  readonly children: ReactNode
  readonly element: Extract<Element, { type: Type }>
}
