export { readAuditDescription } from './audit-description.ts'
export { dataFolderOf, thisMachine, type Machine } from './data-folder.ts'
export { downloadsFolderOf } from './downloads-folder.ts'
export { templatesFolder } from './templates-folder.ts'
