export type { Attachment, LaidOutPages, LaidOutPdf, Layout, RedlineSheet } from './layout.ts'
export { createLayout } from './create-layout.ts'
export { layoutVersion, layoutVersions, settableVersion, type LayoutVersion } from './version.ts'
