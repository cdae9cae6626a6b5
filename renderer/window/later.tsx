import { useEffect, useState, type JSX } from 'react'
import type { Settings } from '../../core/requests/index.ts'
import { WindowHeader } from './window-header.tsx'

/** A screen whose script is fetched when it is first shown, or before, while the person looks at another. */
export interface Later<Props> {
  readonly Screen: (props: Props) => JSX.Element
  /** Fetches the script; does nothing when it is there or on its way. */
  fetch(): Promise<void>
}

type Drawn<Props> = (props: Props) => JSX.Element

/** `load` imports the screen. Until it is there the header stands alone, as it stands on every screen. */
export function later<Props extends { readonly settings: Settings }>(load: () => Promise<Drawn<Props>>): Later<Props> {
  let loaded: Drawn<Props> | undefined
  let coming: Promise<Drawn<Props>> | undefined
  const come = (): Promise<Drawn<Props>> => (coming ??= load().then((screen) => (loaded = screen)))
  function LaterScreen(props: Props): JSX.Element {
    // What was fetched before is drawn at once, so that nothing flickers.
    const [Screen, setScreen] = useState(() => loaded)
    const [hasFailed, setFailed] = useState(false)
    useEffect(() => {
      if (Screen !== undefined) return
      come().then(
        (screen) => setScreen(() => screen),
        () => setFailed(true),
      )
    }, [Screen])
    return Screen === undefined ? <Meanwhile settings={props.settings} hasFailed={hasFailed} /> : <Screen {...props} />
  }
  return {
    Screen: LaterScreen,
    fetch: () =>
      come().then(
        () => undefined,
        // Whoever wants to see the screen is told; nobody waits for it yet.
        () => undefined,
      ),
  }
}

function Meanwhile({ settings, hasFailed }: { readonly settings: Settings; readonly hasFailed: boolean }): JSX.Element {
  return (
    <div className="screen">
      <WindowHeader settings={settings} />
      <main className="waiting" aria-busy={!hasFailed}>
        {hasFailed ? (
          <>
            <h1>This part of the window cannot be shown</h1>
            <p role="alert">Its files did not come from Chancery, which may have ended. Start Chancery anew if this does not help.</p>
            <button type="button" className="button" onClick={() => location.reload()}>
              Try again
            </button>
          </>
        ) : (
          <p className="appears-late">Opening …</p>
        )}
      </main>
    </div>
  )
}

/** Fetches screens one after the other whenever the window has nothing to do; the function it returns ends that. */
export function fetchWhenIdle(screens: readonly Pick<Later<never>, 'fetch'>[]): () => void {
  let isWanted = true
  const fetchAll = async (): Promise<void> => {
    for (const screen of screens) {
      await idleness()
      if (!isWanted) return
      await screen.fetch()
    }
  }
  void fetchAll()
  return () => {
    isWanted = false
  }
}

function idleness(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve())
  })
}
