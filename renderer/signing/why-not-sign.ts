import { maySign } from '../../core/review/index.ts'
import { useActing } from '../people/acting.ts'

/** Why whoever sits here may not sign, with who may; undefined where they may, and while nobody sits here. */
export function useWhyNotSign(): string | undefined {
  const { here } = useActing()
  if (here === undefined) return undefined
  const allowed = maySign(here)
  return allowed.ok ? undefined : allowed.error.message
}
