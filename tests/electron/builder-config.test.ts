import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..')
const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
const Config = z.object({
  files: z.array(z.string()),
  asar: z.boolean(),
  asarUnpack: z.array(z.string()),
  extraResources: z.array(z.object({ from: z.string(), to: z.string() })),
  electronFuses: z.record(z.string(), z.boolean()),
  win: z.object({ target: z.string() }),
  mac: z.object({ target: z.string() }),
  linux: z.object({ target: z.array(z.string()) }),
})
const config = Config.parse(parse(text))
const Package = z.object({ main: z.string() })
const packageFile = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

test('electron-builder accepts the configuration', async () => {
  const builder = createRequire(import.meta.resolve('electron-builder'))
  const { validateConfiguration } = builder('app-builder-lib/out/util/config/config.js') as {
    validateConfiguration(config: unknown, log: { isEnabled: boolean; add(): void }): Promise<void>
  }
  await expect(validateConfiguration(parse(text), { isEnabled: false, add: () => undefined })).resolves.toBeUndefined()
})

test('the packed program runs no other code than its own', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(config.asar).toBe(true)
})

test('cookies of the window are encrypted on disk', () => {
  expect(config.electronFuses['enableCookieEncryption']).toBe(true)
})

test('there is an installer for each system', () => {
  expect([config.win.target, config.mac.target, ...config.linux.target]).toEqual(['nsis', 'dmg', 'AppImage', 'deb'])
})

test('the library and the fonts come with the program', () => {
  expect(config.extraResources).toContainEqual({ from: 'templates', to: 'templates' })
})

test('the layout engine, a native module, stands outside the archive', () => {
  expect(config.asarUnpack.join(' ')).toContain('@myriaddreamin/typst-ts-node-compiler')
})

test('the file that starts the program is packed', () => {
  expect(packageFile.main).toBe('./build/electron/main/index.js')
  expect(config.files).toContain('build/electron/**')
})
