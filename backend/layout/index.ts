export type { Attachment, LaidOutPages, LaidOutPdf, Layout, RedlineSheet } from './layout.ts'
export { createLayout } from './create-layout.ts'
export { layoutVersion } from './version.ts'
