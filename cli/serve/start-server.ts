import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { openAnswersThread } from '../../backend/workers/index.ts'
import { readWindowFiles } from '../../backend/window-files/index.ts'
import { fail, succeed, type Result } from '../../core/requests/result.ts'
import { handleRequest } from './handle-request.ts'
import { exportsTo } from './save-exports.ts'
import { Session } from './session.ts'

export interface ServeOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly dataFolder: string
  readonly exportsFolder: string
  readonly libraries: readonly string[]
  /** Libraries of tokens that the window offers besides those it knows. */
  readonly tokenLibraries: readonly string[]
  readonly windowFolder: string
  readonly version: string
}

export interface RunningServer {
  /** The first address, with a token that works once. */
  readonly address: string
  close(): Promise<void>
}

/** Serves the window on 127.0.0.1 to the one browser that is given its address. */
export async function startServer(options: ServeOptions, report: (error: unknown) => void): Promise<Result<RunningServer>> {
  const { dataFolder, libraries: libraryFolders, version, tokenLibraries } = options
  const deeds = exportsTo(options.exportsFolder)
  const opening = openAnswersThread({ dataFolder, libraryFolders, host: { name: 'serve', version, tokenLibraries }, deeds, report })
  // Read while the thread starts, which takes longer.
  const files = readWindowFiles(options.windowFolder)
  const answers = await opening
  if (!answers.ok) return answers
  if (!files.ok) {
    await answers.value.close()
    return files
  }
  const session = new Session()
  let port = options.port
  const served = { files: files.value, ask: answers.value.ask, session, host: () => `127.0.0.1:${String(port)}` }
  const server = createServer((request, response) => {
    handleRequest(request, response, served).catch((error: unknown) => {
      report(error)
      response.destroy()
    })
  })
  const closeAll = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await answers.value.close()
  }
  const listening = await listen(server, options.port)
  if (!listening.ok) {
    await answers.value.close()
    return listening
  }
  port = listening.value
  return succeed({ address: `http://127.0.0.1:${String(port)}/?token=${session.token ?? ''}`, close: closeAll })
}

/** Listens on this computer only; gives the port that was taken. */
async function listen(server: Server, port: number): Promise<Result<number>> {
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    const message = taken ? `Port ${String(port)} is taken by another program.` : `Port ${String(port)} cannot be used.`
    return fail({ code: 'port-taken', message, remedy: 'Choose another --port, or leave it out.' })
  }
  const address = server.address()
  return succeed(address !== null && typeof address === 'object' ? address.port : port)
}
