/**
 * The flags under which Node runs our TypeScript as it stands, in every process and so in every thread of it. `package.json` has
 * them in its scripts, vitest.config.ts gives them to the processes of the tests, and a test compares.
 *
 * Node takes types away with a WebAssembly module of its own, once in each thread. When a thread has called out of that module
 * a thousand times, V8 makes a faster wrapper for the call and frees the older one; with another thread at its end at that moment
 * the process dies of SIGSEGV (nodejs/node#64500). A budget that is never spent keeps the first wrapper, which costs nothing
 * that can be measured. What electron-vite builds has no types to take away and needs none of this.
 */
export const sourceFlags: readonly string[] = ['--disable-warning=ExperimentalWarning', '--wasm-wrapper-tiering-budget=2147483647']
