import {
  fail,
  type Ask,
  type Failure,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  type Result,
} from '../core/requests/index.ts'

/** What Electron's preload gives the window. */
interface Desktop {
  readonly ask: Ask
  /** Calls back with the id of a command that was chosen in the native menu; returns how to stop. */
  onCommand?(listener: (command: string) => void): () => void
}

declare global {
  interface Window {
    readonly desktop?: Desktop
  }
}

const unreachable: Failure = {
  code: 'host-unreachable',
  message: 'Chancery cannot be reached. It may have been closed.',
  remedy: 'Start Chancery again; what you wrote stays in this window until then.',
}

const refused: Failure = {
  code: 'host-refused',
  message: 'Chancery refused this window.',
  remedy: 'Open the address that Chancery printed when it started.',
}

/** Bytes a page may still send while it is closed (Fetch Standard: 64 KiB for all requests with "keepalive"). */
export const partingBytes = 60_000

let isLeaving = false
addEventListener('pagehide', () => (isLeaving = true), { capture: true })
addEventListener('pageshow', () => (isLeaving = false), { capture: true })

/** The serve host answers the same requests over its loopback connection. */
async function askHost<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<Result<RequestOutput<Name>>> {
  const text = JSON.stringify(input)
  try {
    const headers = { 'content-type': 'application/json' }
    // A long text, as of a letter of fifty pages, holds up the window half as long when the browser takes it as a file.
    const body = text.length < partingBytes ? text : new Blob([text])
    const response = await fetch(`/ask/${name}`, { method: 'POST', headers, body, keepalive: isLeaving && text.length < partingBytes })
    if (!response.headers.get('content-type')?.startsWith('application/json')) return fail(refused)
    // The host parses its answers; this is where the window takes its word for it.
    return (await response.json()) as Result<RequestOutput<Name>>
  } catch {
    return fail(unreachable)
  }
}

/** Asks the host, whichever it is. Never throws: what goes wrong is a `Failure`. */
export const ask: Ask = async (name, input) => {
  if (window.desktop === undefined) return askHost(name, input)
  try {
    return await window.desktop.ask(name, input)
  } catch {
    return fail(unreachable)
  }
}

/** Commands of the native menu, where there is one. */
export function onMenuCommand(listener: (command: string) => void): () => void {
  return window.desktop?.onCommand?.(listener) ?? (() => undefined)
}
