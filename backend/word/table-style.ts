import { BorderStyle, BuilderElement, type XmlComponent } from 'docx'
import { colors, styleIds } from './styles.ts'

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly XmlComponent[] = [],
): XmlComponent {
  const written = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key: `w:${key}`, value }]))
  return new BuilderElement({ name: `w:${name}`, attributes: written, children })
}

/** The table style, which the library has no option for: thin rules, none between columns, a stronger one below the heading. */
export function tableStyle(): XmlComponent {
  const rule = (name: string, size: number, color: string): XmlComponent =>
    element(name, { val: BorderStyle.SINGLE, sz: size, space: 0, color })
  const borders = [rule('top', 8, colors.ink), rule('bottom', 4, colors.hairline), rule('insideH', 4, colors.hairline)]
  const margins = [element('left', { w: 85, type: 'dxa' }), element('right', { w: 85, type: 'dxa' })]
  return element('style', { type: 'table', customStyle: 1, styleId: styleIds.table }, [
    element('name', { val: 'Letter Table' }),
    element('basedOn', { val: 'TableNormal' }),
    element('uiPriority', { val: 99 }),
    element('tblPr', {}, [element('tblBorders', {}, borders), element('tblCellMar', {}, margins)]),
    element('tblStylePr', { type: 'firstRow' }, [element('tcPr', {}, [element('tcBorders', {}, [rule('bottom', 6, colors.ink)])])]),
  ])
}
