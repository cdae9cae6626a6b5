import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Machine } from './data-folder.ts'

/** A library of tokens (PKCS #11), by its whole path, and what people know it by. */
export interface TokenLibrary {
  readonly name: string
  readonly path: string
}

interface KnownLibrary {
  readonly name: string
  /** Within the folders of libraries. */
  readonly linux: readonly string[]
  /** From the root. */
  readonly darwin: readonly string[]
  /** From the folder of programs, and from that of the system. */
  readonly programs: readonly string[]
  readonly system: readonly string[]
}

/** Where the makers' own installers put them. */
const known: readonly KnownLibrary[] = [
  {
    name: 'OpenSC (smart cards)',
    linux: ['opensc-pkcs11.so', 'pkcs11/opensc-pkcs11.so'],
    darwin: ['/Library/OpenSC/lib/opensc-pkcs11.so', '/opt/homebrew/lib/opensc-pkcs11.so', '/usr/local/lib/opensc-pkcs11.so'],
    programs: ['OpenSC Project/OpenSC/pkcs11/opensc-pkcs11.dll'],
    system: ['opensc-pkcs11.dll'],
  },
  {
    name: 'YubiKey',
    linux: ['libykcs11.so', 'libykcs11.so.2'],
    darwin: ['/opt/homebrew/lib/libykcs11.dylib', '/usr/local/lib/libykcs11.dylib'],
    programs: ['Yubico/Yubico PIV Tool/bin/libykcs11.dll'],
    system: [],
  },
  {
    name: 'SafeNet eToken',
    linux: ['libeTPkcs11.so'],
    darwin: ['/usr/local/lib/libeTPkcs11.dylib'],
    programs: [],
    system: ['eTPKCS11.dll'],
  },
  {
    name: 'SoftHSM (a token of software)',
    linux: ['softhsm/libsofthsm2.so'],
    darwin: ['/opt/homebrew/lib/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so'],
    programs: ['SoftHSM2/lib/softhsm2-x64.dll'],
    system: [],
  },
]

const linuxFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/usr/local/lib']

/** The libraries of tokens that lie where their installers put them, each once. */
export function tokenLibrariesOn(machine: Machine, isThere: (path: string) => boolean = existsSync): TokenLibrary[] {
  return known.flatMap(({ name, ...places }) => {
    const path = pathsOf(places, machine).find(isThere)
    return path === undefined ? [] : [{ name, path }]
  })
}

function pathsOf({ linux, darwin, programs, system }: Omit<KnownLibrary, 'name'>, { platform, environment }: Machine): readonly string[] {
  if (platform === 'darwin') return darwin
  if (platform !== 'win32') return linuxFolders.flatMap((folder) => linux.map((file) => join(folder, file)))
  const [programFiles, windows] = [environment['ProgramFiles'] ?? 'C:/Program Files', environment['SystemRoot'] ?? 'C:/Windows']
  return [...programs.map((file) => join(programFiles, file)), ...system.map((file) => join(windows, 'System32', file))]
}

/** A library that somebody named, known by the name of its file. */
export function tokenLibraryAt(path: string): TokenLibrary {
  return { name: basename(path), path }
}
