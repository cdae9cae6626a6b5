import {
  fail,
  type Ask,
  type Failure,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  type Result,
} from '../core/requests/index.ts'

/** Asks as `Ask` does, for an answer that may be called off: it is then the failure `called-off`, and nobody reads what was on its way. */
export type AskUntil = <Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
  calledOff?: AbortSignal,
) => Promise<Result<RequestOutput<Name>>>

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

const calledOffFailure: Failure = { code: 'called-off', message: 'This was called off before it was answered.' }

/** Bytes a page may still send while it is closed (Fetch Standard: 64 KiB for all requests with "keepalive"). */
export const partingBytes = 60_000

let isLeaving = false
addEventListener('pagehide', () => (isLeaving = true), { capture: true })
addEventListener('pageshow', () => (isLeaving = false), { capture: true })

/** The serve host answers the same requests over its loopback connection. */
async function askHost<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
  calledOff: AbortSignal | undefined,
): Promise<Result<RequestOutput<Name>>> {
  const text = JSON.stringify(input)
  try {
    const headers = { 'content-type': 'application/json' }
    // A long text, as of a letter of fifty pages, holds up the window half as long when the browser takes it as a file.
    const body = text.length < partingBytes ? text : new Blob([text])
    const keepalive = isLeaving && text.length < partingBytes
    const response = await fetch(`/ask/${name}`, { method: 'POST', headers, body, keepalive, signal: calledOff ?? null })
    if (!response.headers.get('content-type')?.startsWith('application/json')) return fail(refused)
    // The host parses its answers; this is where the window takes its word for it.
    return (await response.json()) as Result<RequestOutput<Name>>
  } catch {
    return fail(calledOff?.aborted === true ? calledOffFailure : unreachable)
  }
}

/** Asks the host, whichever it is. Never throws: what goes wrong is a `Failure`. */
export const ask: AskUntil = async (name, input, calledOff) => {
  if (window.desktop === undefined) return askHost(name, input, calledOff)
  try {
    const answer = await window.desktop.ask(name, input)
    // Nothing of a call between processes can be called off: the host goes on with it, and its answer is not given on.
    return calledOff?.aborted === true ? fail(calledOffFailure) : answer
  } catch {
    return fail(unreachable)
  }
}

/** Commands of the native menu, where there is one. */
export function onMenuCommand(listener: (command: string) => void): () => void {
  return window.desktop?.onCommand?.(listener) ?? (() => undefined)
}
