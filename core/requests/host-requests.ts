import { z } from 'zod'
import { Nothing, type RequestGroup } from './request-shapes.ts'

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  libraryWidth: z.number().min(160).max(640),
  sideWidth: z.number().min(200).max(1200),
  libraryOpen: z.boolean(),
  sideOpen: z.boolean(),
  /** Minutes in which a person asks for nothing until their key is locked; holds from the next time they unlock. */
  lockAfterMinutes: z.int().min(1).max(480),
  /** Whether the start screen lists the first steps of a new house; false once they are done, or were put away. */
  firstSteps: z.boolean(),
  /** Who unlocked last in a window, by their id: the one whose passphrase is asked for first. */
  lastHere: z.string().max(100).optional(),
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  theme: 'system',
  libraryWidth: 268,
  sideWidth: 420,
  libraryOpen: true,
  sideOpen: true,
  lockAfterMinutes: 15,
  firstSteps: true,
}

/** That the clock of the computer is behind what the house has written down: what that means, and what to do. */
export const ClockBehind = z.strictObject({ message: z.string(), remedy: z.string() })
export type ClockBehind = z.infer<typeof ClockBehind>

export const hostRequests = {
  'host.describe': {
    input: Nothing,
    output: z.strictObject({
      host: z.enum(['electron', 'serve']),
      version: z.string(),
      today: z.iso.date(),
      /** Why the day cannot be trusted; left out where nothing speaks against it. */
      clock: ClockBehind.optional(),
    }),
  },
  'settings.read': { input: Nothing, output: Settings },
  'settings.write': { input: Settings.partial(), output: Settings },
  'exports.reveal': { input: z.strictObject({ handle: z.string() }), output: Nothing },
} as const satisfies RequestGroup
