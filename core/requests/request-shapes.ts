import { z } from 'zod'

/** What several groups of requests have in common. */
export const Nothing = z.strictObject({})
export const LetterId = z.uuid()
/** ISO 8601 in UTC. */
export const Time = z.iso.datetime()

/** Identity of a clause, and the number of one of its versions. */
export const VersionName = z.strictObject({ identity: z.string().max(400), version: z.int().min(1) })

/** The bytes of a picture as base64 (RFC 4648 §4); 20 MB of them at most. */
export const PictureBytes = z.string().max(27_000_000)

/** The bytes of a file to enclose as base64 (RFC 4648 §4); a little more than the 30 MB that are taken, so that who sends more is told why. */
export const EnclosureBytes = z.string().max(41_000_000)

/** One zod pair for each request of a group. Both hosts parse the input with it; the window's API type is derived from it. */
export type RequestGroup = Readonly<Record<string, { input: z.ZodType; output: z.ZodType }>>

/** Id of who wrote what is sent, as far as the asker knows: it is refused with `other-writer` where somebody else sits here. */
export const Writer = z.uuid().optional()
