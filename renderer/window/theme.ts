import { useLayoutEffect } from 'react'
import type { Settings } from '../../core/requests/index.ts'

/** Shows the window in a theme: the tokens are `light-dark()` pairs, which follow `color-scheme`. */
export function useTheme(theme: Settings['theme']): void {
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
}
