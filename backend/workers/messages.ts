import type { Failure, RequestInput, RequestName, Result } from '../../core/requests/index.ts'
import type { HostServices } from '../answers/index.ts'

/** What only the host can do, and what the thread has to ask it for. */
export type HostDeeds = Omit<HostServices, 'name' | 'version' | 'tokenLibraries' | 'today'>

/** What the thread is started with. */
export interface ThreadData {
  readonly dataFolder: string
  readonly libraryFolders: readonly string[]
  readonly host: Pick<HostServices, 'name' | 'version' | 'tokenLibraries'>
}

/** What the host says to the thread. */
export type ToThread =
  | { readonly kind: 'ask'; readonly id: number; readonly name: RequestName; readonly input: RequestInput<RequestName> }
  | { readonly kind: 'done'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'close' }

/** A deed of the host that the thread waits for, with its argument. */
export type DeedWanted = {
  readonly [Deed in keyof HostDeeds]: { readonly deed: Deed; readonly argument: Parameters<HostDeeds[Deed]>[0] }
}[keyof HostDeeds]

/** What the thread says to the host. `opened` comes first, with the failure where the store cannot be opened; `closed` is last. */
export type ToHost =
  | { readonly kind: 'opened'; readonly failure: Failure | undefined }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'wanted'; readonly id: number; readonly wanted: DeedWanted }
  | { readonly kind: 'fault'; readonly fault: unknown }
  | { readonly kind: 'closed' }
