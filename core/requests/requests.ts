import { z } from 'zod'
import { ClauseVersion } from '../clause/index.ts'
import { Image } from '../document/index.ts'
import { Finding, Letter, Letterhead, LetterTemplate } from '../letter/index.ts'
import type { RequestName } from './request-names.ts'
import type { Result } from './result.ts'

const Nothing = z.strictObject({})
const LetterId = z.uuid()
const Time = z.iso.datetime()

/** A letter in the list of the start screen. */
export const LetterSummary = z.strictObject({
  id: LetterId,
  title: z.string(),
  template: z.string(),
  recipient: z.string(),
  changedAt: Time,
})
export type LetterSummary = z.infer<typeof LetterSummary>

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  libraryWidth: z.number().min(160).max(640),
  sideWidth: z.number().min(200).max(1200),
  libraryOpen: z.boolean(),
  sideOpen: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = { theme: 'system', libraryWidth: 268, sideWidth: 420, libraryOpen: true, sideOpen: true }

/** Where on which page a node of the letter's document stands, pages counted from 1; lengths in points from the top left of the page. */
export const PagePlace = z.strictObject({ path: z.array(z.int()), page: z.int(), x: z.number(), y: z.number() })
export type PagePlace = z.infer<typeof PagePlace>

/** Part of a page's picture, as large as the page; `svg` is left out when the window already holds the layer of that digest. */
export const PageLayer = z.strictObject({ digest: z.string(), svg: z.string().optional() })
export type PageLayer = z.infer<typeof PageLayer>

/** A laid-out page: layers that lie on each other on white. Lengths in points. */
export const Page = z.strictObject({ width: z.number(), height: z.number(), layers: z.array(PageLayer) })
export type Page = z.infer<typeof Page>

export const ExportFormat = z.enum(['pdf', 'docx'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** A file that was written. `handle` stands for its path, which the window never sees. */
export const ExportedFile = z.strictObject({ name: z.string(), handle: z.string(), digest: z.string(), size: z.int() })
export type ExportedFile = z.infer<typeof ExportedFile>

/** The bytes of a picture as base64 (RFC 4648 §4); 20 MB of them at most. */
const PictureBytes = z.string().max(27_000_000)

/** Input and output of every request. Both hosts parse the input with it; the window's API type is derived from it. */
export const requests = {
  'host.describe': { input: Nothing, output: z.strictObject({ host: z.enum(['electron', 'serve']), version: z.string(), today: z.iso.date() }) },
  'settings.read': { input: Nothing, output: Settings },
  'settings.write': { input: Settings.partial(), output: Settings },
  'library.list': { input: Nothing, output: z.strictObject({ clauses: z.array(ClauseVersion), findings: z.array(Finding) }) },
  'templates.list': {
    input: Nothing,
    output: z.strictObject({
      templates: z.array(LetterTemplate),
      letterheads: z.array(Letterhead),
      company: z.record(z.string(), z.string()),
    }),
  },
  'letters.list': { input: Nothing, output: z.array(LetterSummary) },
  'letters.create': { input: z.strictObject({ template: z.string() }), output: z.strictObject({ id: LetterId, letter: Letter }) },
  'letters.open': { input: z.strictObject({ id: LetterId }), output: z.strictObject({ id: LetterId, letter: Letter, revision: z.int() }) },
  'letters.save': {
    /** `revision` is the one the window last saw; another one stored meanwhile is a conflict, never overwritten. */
    input: z.strictObject({ id: LetterId, revision: z.int(), letter: Letter }),
    output: z.strictObject({ revision: z.int(), savedAt: Time }),
  },
  'letters.rename': { input: z.strictObject({ id: LetterId, title: z.string().min(1).max(300) }), output: Nothing },
  /** Takes a letter out of the list; with `removed: false` puts it back. */
  'letters.remove': { input: z.strictObject({ id: LetterId, removed: z.boolean().default(true) }), output: Nothing },
  'letters.import': {
    /** A letter file's name and text, as the window read it from the file the person chose. */
    input: z.strictObject({
      name: z.string().max(255),
      text: z.string().max(10_000_000),
      /** The pictures that were chosen with it, by their paths or mere names beside the letter file. */
      images: z.array(z.strictObject({ path: z.string().max(1000), bytes: PictureBytes })).max(100).default([]),
    }),
    output: z.strictObject({ id: LetterId, letter: Letter, findings: z.array(Finding) }),
  },
  'letters.render': {
    /** `known`: digests of the layers that the window holds. */
    input: z.strictObject({ letter: Letter, known: z.array(z.string()) }),
    output: z.strictObject({
      pages: z.array(Page),
      places: z.array(PagePlace),
      findings: z.array(Finding),
      words: z.int(),
    }),
  },
  'letters.export': {
    input: z.strictObject({ letter: Letter, formats: z.array(ExportFormat).min(1), draftLine: z.boolean(), letterhead: z.boolean() }),
    /** Cancelled in the host's dialog: no files. Refused by findings: none either, and the findings say why. */
    output: z.strictObject({ files: z.array(ExportedFile), findings: z.array(Finding) }),
  },
  'exports.reveal': { input: z.strictObject({ handle: z.string() }), output: Nothing },
  /** Keeps a picture for letters to show, with nothing in it but what draws it; `digest` is that of the bytes that were kept. Width and height in pixels. */
  'images.add': {
    input: z.strictObject({ bytes: PictureBytes }),
    output: z.strictObject({ digest: Image.shape.digest, mediaType: Image.shape.mediaType, width: z.int(), height: z.int() }),
  },
  /** A picture that a letter or a clause shows; fails with `image-unknown` for one that is not at hand. */
  'images.read': { input: z.strictObject({ digest: Image.shape.digest }), output: z.strictObject({ mediaType: Image.shape.mediaType, bytes: PictureBytes }) },
} as const satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>

/** One function that answers any request. What the window calls `desktop` and both hosts provide. */
export type Ask = <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<Result<RequestOutput<Name>>>
