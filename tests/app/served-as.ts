import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAnswers, libraryOfStore, todayHere, type HostServices, type Session as PeopleSession } from '../../backend/answers/index.ts'
import { createLayout, type Layout } from '../../backend/layout/index.ts'
import { outsideHere, openStore, type Store } from '../../backend/store/index.ts'
import { readWindowFiles } from '../../backend/window-files/index.ts'
import { handleRequest } from '../../cli/serve/handle-request.ts'
import { exportsTo } from '../../cli/serve/save-exports.ts'
import { Session } from '../../cli/serve/session.ts'
import { succeed, type Ask } from '../../core/requests/index.ts'
import { must } from '../backend/store/stores.ts'
import { signed, type Colleague } from '../core/review/house.ts'
import { templatesFolder } from '../templates/starter-library.ts'

/** The session of somebody whose key is open. */
export function sessionOf({ person, keys }: Colleague): PeopleSession {
  return { acting: () => succeed({ person, sign: (words) => signed(words, keys) }), actor: () => person.id }
}

/** The window served inside this process, so that the test says who sits before it, how letters are laid out, and looks into the store. */
export interface ServedAs {
  readonly address: string
  readonly store: Store
  close(): Promise<void>
}

/** What a test has in the place of the real one. */
interface Stand {
  readonly layout?: Layout
  /** A keychain of the system, which a window in a browser has none of. */
  readonly keychain?: Pick<HostServices, 'whyNoKeychain' | 'sealSecret' | 'unsealSecret'>
}

/** The answers, of which that about people names who sits here in the test, whose key no desk has opened. */
function showingWhoSits(ask: Ask, session: PeopleSession): Ask {
  const shown = async (...[name, input]: Parameters<Ask>): Promise<unknown> => {
    const answer = await ask(name, input)
    const acting = session.acting()
    return name === 'people.state' && answer.ok && acting.ok ? succeed({ ...answer.value, here: acting.value.person }) : answer
  }
  return shown as Ask
}

export async function serveAs(
  folder: string,
  session: PeopleSession,
  { layout = createLayout(), keychain }: Stand = {},
): Promise<ServedAs> {
  const store = must(await openStore(join(folder, 'data'), outsideHere()))
  const library = must(await libraryOfStore([templatesFolder], store, () => performance.now()))
  const files = must(readWindowFiles(join(import.meta.dirname, '..', '..', 'build', 'renderer')))
  const host = {
    name: 'serve' as const,
    version: '0',
    tokenLibraries: [],
    today: todayHere,
    ...exportsTo(join(folder, 'exports')),
    ...keychain,
  }
  const answers = createAnswers({ store, library, layout, host, session }, (error) => {
    throw error
  })
  const ask = showingWhoSits(answers, session)
  const browserSession = new Session()
  const server = createServer((request, response) => {
    handleRequest(request, response, { files, ask, session: browserSession, host: () => `127.0.0.1:${String(port)}` }).catch(() =>
      response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Listening on TCP, so the address is one of a port.
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${String(port)}/?token=${browserSession.token ?? ''}`,
    store,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await layout.close()
      await store.close()
    },
  }
}
