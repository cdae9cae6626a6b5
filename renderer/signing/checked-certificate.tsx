import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { fail, succeed, type CertificateFinding, type RequestInput, type RequestOutput, type Result } from '../../core/requests/index.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { CertificateFindings } from './certificate-findings.tsx'
import { issuerInWords } from './certificate-words.ts'

interface CheckedCertificateProps {
  readonly id: string
  readonly isTest: boolean
  /** The letters that are to be signed. */
  readonly releases: readonly string[]
  /** Whether its issuer is asked without being told to. */
  readonly asks: boolean
}

/** What is found about a certificate; its issuer is asked at the levels that ask anyway, or when somebody wants to know. */
export function CheckedCertificate({ id, isTest, releases: signed, asks: asksAnyway }: CheckedCertificateProps): JSX.Element {
  const [isWanted, setWanted] = useState(false)
  // A test certificate has no issuer that could be asked.
  const asks = asksAnyway && !isTest
  const releases = [...signed]
  const quick = useCheck({ id, asks: false, releases })
  const asked = useAsked(id, asks || isWanted, releases)
  const findings = asked?.ok === true ? asked.value : (quick.data?.findings ?? [])
  const failure = quick.error?.failure
  return (
    <div className="certificate-check">
      {failure !== undefined && <p className="dialog-failure">{failure.message}</p>}
      <CertificateFindings findings={findings} />
      {asks || isWanted ? (
        <p className="dialog-hint" role="status">
          {issuerInWords(asked)}
        </p>
      ) : (
        !isTest && (
          <Button className="link-button" onPress={() => setWanted(true)}>
            Ask its issuer whether it was revoked
          </Button>
        )
      )}
    </div>
  )
}

/** Asked anew whenever somebody comes to sign: a clause of the letter may have been withdrawn meanwhile. */
function useCheck(input: RequestInput<'signing.check'>): UseQueryResult<RequestOutput<'signing.check'>, RequestFailed> {
  return useQuery<RequestOutput<'signing.check'>, RequestFailed>({
    queryKey: ['signing.check', input],
    queryFn: () => answerOf('signing.check', input),
    staleTime: 0,
    refetchOnWindowFocus: !input.asks,
  })
}

function useAsked(id: string, isWanted: boolean, releases: string[]): Result<readonly CertificateFinding[]> | undefined {
  const answer = useCheck({ id, asks: isWanted, releases })
  if (!isWanted) return undefined
  if (answer.error !== null) return fail(answer.error.failure)
  return answer.data === undefined ? undefined : succeed(answer.data.findings)
}
