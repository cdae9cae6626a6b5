import { join } from 'node:path'
import { dataFolderOf, downloadsFolderOf, thisMachine } from '../../backend/places/index.ts'
import { fromCaller, librariesOf } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { programVersion, project } from '../version.ts'
import { complain, say, sayFailure } from '../output.ts'
import { openWindow } from '../serve/open-window.ts'
import { startServer, type RunningServer } from '../serve/start-server.ts'

export interface ServeCommand {
  readonly port: number
  readonly open: boolean
  readonly library: readonly string[]
  readonly pkcs11: readonly string[]
  readonly data?: string
  readonly exports?: string
}

function reportFault(error: unknown): void {
  complain('Something went wrong inside Chancery; the window was told.')
  if (process.env['CHANCERY_DEBUG'] === '1') complain(String(error instanceof Error ? error.stack : error))
}

/** Serves the window until it is closed, or until the process is asked to end. */
export async function serve(command: ServeCommand): Promise<ExitCode> {
  const data = command.data === undefined ? dataFolderOf(thisMachine()) : fromCaller(command.data)
  const started = await startServer(
    {
      port: command.port,
      dataFolder: data,
      exportsFolder: command.exports === undefined ? downloadsFolderOf(thisMachine()) : fromCaller(command.exports),
      libraries: librariesOf(command.library),
      tokenLibraries: command.pkcs11.map(fromCaller),
      windowFolder: join(project, 'build', 'renderer'),
      version: programVersion(),
    },
    reportFault,
  )
  if (!started.ok) {
    sayFailure(started.error.code === 'store-in-use' ? { ...started.error, remedy: openAlready } : started.error)
    return exitCode.badInput
  }
  await untilDone(started.value, command.open ? join(data, 'window') : undefined)
  return exitCode.done
}

/** The address of the other start stays with the one browser that it was given to: nobody else who can run this may have it. */
const openAlready =
  'Go on in its window. If that is gone, end the Chancery that is running (Ctrl+C where it was started) and start it again: its address worked once.'

/** A browser that ends this soon, in milliseconds, was not closed by a person: it had no screen, or gave the address to another. */
const tooSoon = 3000

/** Serves until the window is closed or the process is asked to end. */
async function untilDone(server: RunningServer, profile: string | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve()
      })
    }
    // Not before it can be ended cleanly: whoever reads the address may end it at once.
    say(`Chancery is at ${server.address}`)
    if (profile !== undefined) showWindow(server.address, profile, resolve)
  })
  await server.close()
}

function showWindow(address: string, profile: string, onClosed: () => void): void {
  const askPerson = (): void => {
    say('Open this address in a browser; it works once. Ctrl+C ends Chancery.')
  }
  const openedAt = performance.now()
  const window = openWindow(address, profile)
  if (window === undefined) askPerson()
  window?.once('error', askPerson)
  window?.once('exit', () => {
    if (performance.now() - openedAt < tooSoon) askPerson()
    else onClosed()
  })
}
