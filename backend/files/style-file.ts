import { z } from 'zod'
import type { Finding } from '../../core/letter/index.ts'
import { ForbiddenRule, HouseStyle, RequiredRule, styleFaults, TermRule } from '../../core/style/index.ts'
import { checkFrontMatter } from './front-matter.ts'
import { findingsOf } from './source-text.ts'
import { readYamlFile } from './template-file.ts'

/** Where a library folder holds how the house writes. */
export const styleFileName = 'style.yaml'

const flag = z
  .enum(['true', 'false'])
  .optional()
  .transform((text) => (text === 'true' ? (true as const) : undefined))

/** In YAML everything is text. */
const written = { matchCase: flag, partOfWord: flag, severity: z.enum(['error', 'warning']).default('warning') }
const words = z
  .string()
  .regex(/^\d{1,4}$/u)
  .transform(Number)
  .pipe(z.int().min(1).max(1000))

const StyleFile = z.strictObject({
  rules: z
    .array(
      z.discriminatedUnion('kind', [
        TermRule.extend(written),
        ForbiddenRule.extend(written),
        RequiredRule.extend({ ...written, within: z.union([z.enum(['letter', 'paragraph']), words]).default('letter') }),
      ]),
    )
    .max(500),
})

/** Reads how the house writes (YAML: `rules`, each with its `kind`). A rule only warns unless it says `severity: error`. */
export function readStyleFile(text: string, fileName: string): { style: HouseStyle | undefined; findings: Finding[] } {
  const findings = findingsOf(fileName)
  const front = readYamlFile(text, findings)
  const read = front && checkFrontMatter(StyleFile, front, findings)
  if (front === undefined || read === undefined) return { style: undefined, findings: findings.list }
  // Through JSON, what is not said is not there.
  const style = HouseStyle.parse(JSON.parse(JSON.stringify(read)))
  const faults = styleFaults(style)
  for (const { place, message } of faults)
    findings.error('front-matter-invalid', front.placeOf(keysOf(place)), `"${place}" cannot stand so: ${message}`, 'Mend the rule.')
  return { style: faults.length > 0 ? undefined : style, findings: findings.list }
}

function keysOf(place: string): (string | number)[] {
  return place.split('.').map((key) => (/^\d+$/u.test(key) ? Number(key) : key))
}
