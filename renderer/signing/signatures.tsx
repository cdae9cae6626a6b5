import type { JSX } from 'react'
import type { RegisterEntry } from '../../core/requests/index.ts'
import { certificationWords, type SignatureClaims } from '../../core/verification/index.ts'
import { shownTime } from '../register/days.ts'
import { addressOf } from '../window/place.ts'
import './signing.css'

/** Who signed a released letter so far, and the way to the proof of it. */
export function Signatures({ entry }: { readonly entry: RegisterEntry }): JSX.Element {
  if (entry.signatures.length === 0) return <p className="panel-empty">Nobody has signed it yet.</p>
  const isMixed = entry.signatures.some(({ isTest }) => isTest) && entry.signatures.some(({ isTest }) => !isTest)
  return (
    <>
      {isMixed && <p className="panel-empty">What was signed for trying out is not in the signed file.</p>}
      <ul className="detail-rows">
        {entry.signatures.map(({ digest, signer, level, isTest, signedAt, signedBy, ...claims }) => (
          <li key={digest}>
            <b>{signer}</b> {isTest && <span className="test-mark">Test certificate</span>}{' '}
            <span className="signature-time">{shownTime(signedAt)}</span>
            <p>
              PAdES {level} · by {signedBy} · file{' '}
              <code title={digest}>
                {digest.slice(0, 8)}…{digest.slice(-8)}
              </code>
            </p>
            <Claims claims={claims} />
          </li>
        ))}
      </ul>
      <p className="signatures-verify">
        <a className="link" href={addressOf('register', 'verify', entry.id)}>
          Verify the signed file
        </a>
      </p>
    </>
  )
}

/** What the signer gave as reason, place and contact, and what they let others add. */
function Claims({ claims: { reason, place, contact, certifies } }: { readonly claims: SignatureClaims }): JSX.Element | undefined {
  const said = [reason === undefined ? [] : `Reason: ${reason}`, place === undefined ? [] : `Place: ${place}`]
  const words = [...said, contact === undefined ? [] : `Contact: ${contact}`].flat()
  if (words.length === 0 && certifies === undefined) return undefined
  return (
    <>
      {words.length > 0 && <p>{words.join(' · ')}</p>}
      {certifies !== undefined && <p>Certified: {certificationWords[certifies]}</p>}
    </>
  )
}
