import { resolve } from 'node:path'
import { templatesFolder } from '../backend/places/index.ts'

/** The folder the person called from: npm runs scripts in the project's folder and names the caller's here. */
function callersFolder(): string {
  return process.env['INIT_CWD'] ?? process.cwd()
}

/** A path as the person meant it. */
export function fromCaller(path: string): string {
  return resolve(callersFolder(), path)
}

/** The library that comes with the program. */
const starterLibrary = templatesFolder()

/** The library folders that a person named, or the starter library. */
export function librariesOf(named: readonly string[]): string[] {
  return named.length === 0 ? [starterLibrary] : named.map(fromCaller)
}
