import type { JSX } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { defaultSettings, type Settings } from '../../../core/requests/index.ts'
import type * as LaterModule from '../../../renderer/window/later.tsx'

let module: typeof LaterModule
let idle: (() => void)[]

beforeAll(async () => {
  // The header belongs to a window, and listens to it as soon as it is loaded.
  vi.stubGlobal('addEventListener', () => undefined)
  module = await import('../../../renderer/window/later.tsx')
})

beforeEach(() => {
  idle = []
  vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run))
})

const Register = ({ settings }: { readonly settings: Settings }): JSX.Element => <main>The register, {settings.theme}</main>

test('a screen that was fetched before is drawn at once', async () => {
  const { Screen, fetch } = module.later(() => Promise.resolve(Register))
  await fetch()
  expect(renderToStaticMarkup(<Screen settings={defaultSettings} />)).toBe('<main>The register, system</main>')
})

test('a screen is fetched once, however often it is wanted', async () => {
  const load = vi.fn(() => Promise.resolve(Register))
  const { fetch } = module.later(load)
  await Promise.all([fetch(), fetch()])
  expect(load).toHaveBeenCalledOnce()
})

test('screens are fetched one after the other, each when the window has nothing to do', async () => {
  const fetched: string[] = []
  const named = (name: string) => module.later(() => (fetched.push(name), Promise.resolve(Register)))
  module.fetchWhenIdle([named('letter'), named('clauses')])
  const before = [...fetched]
  idle.shift()?.()
  await vi.waitUntil(() => idle.length === 1)
  const between = [...fetched]
  idle.shift()?.()
  await vi.waitUntil(() => fetched.length === 2)
  expect([before, between, fetched]).toEqual([[], ['letter'], ['letter', 'clauses']])
})

test('a window that is gone fetches nothing more', async () => {
  const load = vi.fn(() => Promise.resolve(Register))
  module.fetchWhenIdle([module.later(load)])()
  idle.shift()?.()
  await Promise.resolve()
  expect(load).not.toHaveBeenCalled()
})
