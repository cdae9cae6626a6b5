import { attachmentsOf } from '../../export/index.ts'
import { layoutVersion, type Layout } from '../../layout/index.ts'
import type { PageSetter } from './self-proof.ts'

/** Sets the pages of a letter as a release sets them. */
export function pagesBy(layout: Layout): PageSetter {
  return {
    version: layoutVersion,
    async pdf(letter, manifest) {
      const pdf = await layout.pdf(letter, attachmentsOf(letter, manifest))
      return pdf.ok ? pdf.value.bytes : undefined
    },
  }
}
