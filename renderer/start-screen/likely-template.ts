import type { LetterTemplate } from '../../core/letter/index.ts'
import type { LetterSummary } from '../../core/requests/index.ts'

/** The template of the starter library for what most letters of a house are. */
const usual = 'partner-letter'

/**
 * The template that is offered first for a letter of another program: the one of the letter that was changed last, in a house without
 * letters the partner letter, and where there is none of that name the first. `letters` stand as `letters.list` answers them.
 */
export function likelyTemplate(
  templates: readonly Pick<LetterTemplate, 'code'>[],
  letters: readonly Pick<LetterSummary, 'template'>[],
): string | undefined {
  const codes = templates.map(({ code }) => code)
  return letters.map(({ template }) => template).find((code) => codes.includes(code)) ?? codes.find((code) => code === usual) ?? codes[0]
}
