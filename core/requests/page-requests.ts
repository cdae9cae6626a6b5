import { z } from 'zod'
import { Finding, Letter } from '../letter/index.ts'
import type { RequestGroup } from './request-shapes.ts'

/** Where on which page a node of the letter's document stands, pages counted from 1; lengths in points from the top left of the page. */
export const PagePlace = z.strictObject({ path: z.array(z.int()), page: z.int(), x: z.number(), y: z.number() })
export type PagePlace = z.infer<typeof PagePlace>

/** The places on a page, whose digest is theirs alone. `places` are left out when the window already holds those of that digest. */
export const PagePlaces = z.strictObject({ digest: z.string(), places: z.array(PagePlace).optional() })
export type PagePlaces = z.infer<typeof PagePlaces>

/**
 * Part of a page's picture, as wide as the page, from `y` points below its top edge on; the digest is the picture's, wherever
 * it stands. `svg` is left out when the window already holds the layer of that digest.
 */
export const PageLayer = z.strictObject({ digest: z.string(), y: z.number(), height: z.number(), svg: z.string().optional() })
export type PageLayer = z.infer<typeof PageLayer>

/** A laid-out page: layers that lie on each other on white. Lengths in points. */
export const Page = z.strictObject({ width: z.number(), height: z.number(), layers: z.array(PageLayer) })
export type Page = z.infer<typeof Page>

export const ExportFormat = z.enum(['pdf', 'docx'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** A file that was written. `handle` stands for its path, which the window never sees. */
export const ExportedFile = z.strictObject({ name: z.string(), handle: z.string(), digest: z.string(), size: z.int() })
export type ExportedFile = z.infer<typeof ExportedFile>

export const pageRequests = {
  'letters.render': {
    /** `known`: digests of the layers and of the pages' places that the window holds. */
    input: z.strictObject({ letter: Letter, known: z.array(z.string()) }),
    output: z.strictObject({
      pages: z.array(Page),
      /** One for every page that has places, in order. */
      places: z.array(PagePlaces),
      findings: z.array(Finding),
      words: z.int(),
    }),
  },
  'letters.export': {
    /** Working copies: every page says that the letter is not released. `ticket` names this export, so that it can be cancelled while it is under way. */
    input: z.strictObject({
      letter: Letter,
      formats: z.array(ExportFormat).min(1),
      letterhead: z.boolean(),
      ticket: z.uuid().optional(),
    }),
    /** Cancelled, here or in the host's dialog: no files. Refused by findings: none either, and the findings say why. */
    output: z.strictObject({ files: z.array(ExportedFile), findings: z.array(Finding) }),
  },
  /** Ends an export before its files are saved; `cancelled` is false when that was too late or nothing of that name was under way. */
  'exports.cancel': { input: z.strictObject({ ticket: z.uuid() }), output: z.strictObject({ cancelled: z.boolean() }) },
} as const satisfies RequestGroup
