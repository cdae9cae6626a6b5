import { BuilderElement, FileChild, XmlComponent, type Paragraph, type Table } from 'docx'

/** An element with one `w:val`. */
function value(name: string, val: string | number): XmlComponent {
  return new BuilderElement({ name, attributes: { val: { key: 'w:val', value: val } } })
}

export interface ContentControlOptions {
  /** What a person reads on the control's handle. */
  readonly title: string
  /** What programs find it by. */
  readonly tag: string
  /** Unique in the document. */
  readonly id: number
  /** `sdtLocked`: the control cannot be deleted; `sdtContentLocked`: nor can its content be edited. */
  readonly lock: 'sdtLocked' | 'sdtContentLocked'
  readonly children: readonly (Paragraph | Table | XmlComponent)[]
}

/**
 * A block content control (ECMA-376 §17.5.2.29), which the docx library has no class for.
 *
 * It is a building block (`w:docPartObj`): LibreOffice loses text before a footnote inside a plain block control.
 */
export class ContentControl extends FileChild {
  constructor(options: ContentControlOptions) {
    super('w:sdt')
    const gallery = new BuilderElement({ name: 'w:docPartObj', children: [value('w:docPartGallery', 'Quick Parts')] })
    const about = [
      value('w:alias', options.title),
      value('w:tag', options.tag),
      value('w:id', options.id),
      value('w:lock', options.lock),
      gallery,
    ]
    this.root.push(new BuilderElement({ name: 'w:sdtPr', children: about }))
    this.root.push(new BuilderElement({ name: 'w:sdtContent', children: options.children }))
  }
}
