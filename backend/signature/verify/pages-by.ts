import { attachmentsOf } from '../../export/index.ts'
import { layoutVersions, settableVersion, type Layout } from '../../layout/index.ts'
import type { PageSetter } from './self-proof.ts'

/** Sets the pages of a letter as a release of its layout version sets them. */
export function pagesBy(layout: Layout): PageSetter {
  return {
    versions: layoutVersions,
    async pdf(letter, manifest) {
      const pdf = await layout.pdf(letter, attachmentsOf(letter, manifest), settableVersion(manifest.layout))
      return pdf.ok ? pdf.value.bytes : undefined
    },
  }
}
