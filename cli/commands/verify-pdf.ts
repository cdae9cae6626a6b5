import { basename } from 'node:path'
import { createLayout } from '../../backend/layout/index.ts'
import { proveFile, type ProvedFile } from '../../backend/signature/index.ts'
import type { SelfProof } from '../../core/verification/index.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { say, sayFailure, visible } from '../output.ts'

const pageSentences: Readonly<Record<SelfProof['pages'], string>> = {
  same: 'The file begins, byte for byte, with the pages that its embedded letter gives.',
  different: 'The pages are NOT those that the embedded letter gives.',
  'other-layout': 'It was set by another layout version and cannot be rebuilt here.',
  'not-rebuilt': 'No pages can be set from the embedded letter.',
}

/**
 * Says what a PDF proves of itself, and whether each signature in it is sound. Certificates, revocation and what was added
 * after a signature are not judged, so that no file is called valid: the command ends with 1.
 */
export async function verifyPdf(file: string, bytes: Uint8Array): Promise<ExitCode> {
  const layout = createLayout()
  const proved = await proveFile(bytes, layout)
  await layout.close()
  if (!proved.ok) {
    sayFailure(proved.error)
    return exitCode.refused
  }
  const { proof, signatures, faults } = proved.value
  if (proof === undefined) say(`${visible(basename(file))}: this is no letter of this program.`)
  else sayProof(visible(basename(file)), proof)
  for (const fault of faults) say(`  fault      ${visible(fault)}`)
  saySignatures(signatures)
  return exitCode.refused
}

function sayProof(name: string, proof: SelfProof): void {
  say(`${name}: "${visible(proof.title)}", ${proof.date}, ${proof.state === 'draft' ? 'draft, not released' : 'released'}`)
  say(`  pages      ${pageSentences[proof.pages]}`)
  for (const { code, version, language, atRelease, approvals } of proof.clauses)
    say(`  clause     ${code} v${String(version)} (${visible(language)}): ${atRelease}${by(approvals)}`)
  if (proof.approvals.length > 0) say(`  approved  ${by(proof.approvals)}`)
  if (proof.root !== undefined) say(`  root       ${proof.root.fingerprint}`)
  if (proof.audit !== undefined) say(`  audit      ${String(proof.audit.seq)}:${proof.audit.hash}`)
}

function by(decisions: SelfProof['approvals']): string {
  const names = decisions.map(({ name, counts }) => `${visible(name ?? 'somebody unknown')}${counts ? '' : ' (does not count)'}`)
  return names.length === 0 ? '' : ` by ${names.join(', ')}`
}

function saySignatures(signatures: ProvedFile['signatures']): void {
  for (const { field, signer, revision, revisions, faults } of signatures) {
    const covers = revision === revisions ? 'covers the whole file' : `covers revision ${String(revision)} of ${String(revisions)}`
    const what = faults.length === 0 ? `sound, ${covers}` : `BROKEN: ${faults.join(' ')}`
    say(`  signature  ${visible(field)}${signer === undefined ? '' : `, ${visible(signer)}`}: ${visible(what)}`)
  }
  if (signatures.length === 0) say('The file is not signed.')
  else say('Certificates, revocation and additions after a signature are not judged here yet, so the file is not called valid.')
}
