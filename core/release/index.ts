export { Manifest } from './manifest.ts'
