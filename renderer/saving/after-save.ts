import type { Result } from '../../core/requests/index.ts'

/**
 * Asks for something that takes what is in the store, once everything on the screen is there. While it is not, nothing is asked:
 * an older text would be sent or released in the place of the one that is seen.
 */
export async function afterSave<Value>(save: () => Promise<Result<void>>, then: () => Promise<Result<Value>>): Promise<Result<Value>> {
  const saved = await save()
  return saved.ok ? then() : saved
}
