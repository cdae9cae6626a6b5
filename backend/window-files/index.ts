export { windowHeaders } from './content-security-policy.ts'
export { readWindowFiles, type WindowFile, WindowFiles } from './window-files.ts'
