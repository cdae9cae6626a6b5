import { basename } from 'node:path'
import { createLayout, type Layout } from '../../backend/layout/index.ts'
import { isReleasedLetter, whyAltered, whyNotSigned } from '../../backend/signature/index.ts'
import { whyNotSealed } from '../../backend/signing/index.ts'
import type { Failure } from '../../core/requests/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { progressBar, visible } from '../output.ts'
import { readBytes } from '../read-bytes.ts'
import { nothingWritten, sayRefused } from './sign-refusals.ts'
import type { SignCommand } from './sign.ts'

export const largestPdf = 200_000_000

/** Says of each file that cannot be signed, whoever signs it, why; undefined where all can. Needs no key. */
export async function refuseUnsignable(files: readonly string[], command: SignCommand): Promise<ExitCode | undefined> {
  const layout = createLayout()
  const bar = progressBar(files.length)
  const refused: (readonly [string, Failure])[] = []
  try {
    for (const file of files) {
      bar.step(visible(basename(file)))
      const refusal = await refusalOf(file, command, layout)
      if (refusal !== undefined) refused.push([file, refusal])
    }
  } finally {
    bar.end()
    await layout.close()
  }
  if (refused.length === 0) return undefined
  const codes = refused.map(([file, refusal]) => sayRefused(file, refusal))
  return nothingWritten(codes.includes(exitCode.badInput) ? exitCode.badInput : exitCode.refused)
}

async function refusalOf(file: string, { certify, unreleased, seal }: SignCommand, layout: Layout): Promise<Failure | undefined> {
  const bytes = readBytes(fromCaller(file), largestPdf)
  if (!bytes.ok) return bytes.error
  const refusal = whyNotSigned(bytes.value, { certify, unreleased }) ?? (await whyAltered(bytes.value, { layout, now: new Date() }))
  return refusal ?? (seal && isReleasedLetter(bytes.value) ? whyNotSealed(seal, bytes.value) : undefined)
}
