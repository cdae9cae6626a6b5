import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState, type JSX } from 'react'
import { Button, Label, TextArea, TextField } from 'react-aria-components'
import type { SealedPassage } from '../../core/clause/index.ts'
import { placeOfPassage } from '../../core/evidence/index.ts'
import type { EvidenceTranscript, RequestOutput, Result } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'
import { ask } from '../desktop.ts'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { WorkButton } from '../look/work-button.tsx'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { EvidenceWords } from './evidence-words.tsx'
import { useSelection } from './use-selection.ts'

interface TranscriptPaneProps {
  /** SHA-256 of the file that holds no text. */
  readonly evidence: string
  readonly transcript: EvidenceTranscript | undefined
  readonly passages: readonly SealedPassage[]
  readonly onSelect: ((passage: SealedPassage | undefined) => void) | undefined
}

/** What somebody wrote down of a scan, who attested it, and how to do either. */
export function TranscriptPane({ evidence, transcript, passages, onSelect }: TranscriptPaneProps): JSX.Element {
  const [isWriting, setWriting] = useState(false)
  const take = useTaken(evidence)
  const attesting = useOneAtATime(async (digest: string) => {
    take(await ask('evidence.attest', { evidence, transcript: digest }))
  })
  if (transcript === undefined || isWriting)
    return (
      <Writing
        text={transcript?.text ?? ''}
        cancel={transcript === undefined ? undefined : () => setWriting(false)}
        keep={async (text) => {
          if (take(await ask('evidence.transcribe', { evidence, text }))) setWriting(false)
        }}
      />
    )
  return (
    <section className="transcript" aria-label="Transcript">
      <div className="transcript-bar">
        <b>Transcript</b>
        <span>{standingOf(transcript)}</span>
        <span className="evidence-gap" />
        <Button className="link-button" onPress={() => setWriting(true)}>
          Write anew
        </Button>
        <WorkButton className="button" isUnderWay={attesting.isUnderWay} onPress={() => attesting.run(transcript.digest)}>
          Attest
        </WorkButton>
      </div>
      <Words transcript={transcript} passages={passages} onSelect={onSelect} />
    </section>
  )
}

function standingOf({ author, attestations }: EvidenceTranscript): string {
  const names = allOf(attestations.map(({ name }) => name))
  return names === '' ? `by ${author.name} · nobody else has compared it with the picture yet` : `by ${author.name} · attested by ${names}`
}

function Words({
  transcript: { text },
  passages,
  onSelect,
}: { readonly transcript: EvidenceTranscript } & Pick<TranscriptPaneProps, 'passages' | 'onSelect'>): JSX.Element {
  const words = useRef<HTMLDivElement>(null)
  const marks = useMemo(() => passages.flatMap((passage) => placeOfPassage(text, passage) ?? []), [text, passages])
  useSelection(words, text, onSelect)
  return (
    <div className="transcript-words" ref={words}>
      <EvidenceWords text={text} marks={marks} name="Text of the transcript" />
    </div>
  )
}

function Writing({
  text,
  cancel,
  keep,
}: {
  readonly text: string
  readonly cancel: (() => void) | undefined
  keep(text: string): Promise<void>
}): JSX.Element {
  const [words, setWords] = useState(text)
  const keeping = useOneAtATime(keep)
  return (
    <section className="transcript" aria-label="Transcript">
      <TextField className="transcript-field" value={words} onChange={setWords}>
        <Label>
          Transcript: the words of the picture, line for line. A second person attests them before a quotation is sealed against them.
        </Label>
        <TextArea />
      </TextField>
      <div className="seal-bar-buttons">
        <span className="seal-bar-words" />
        {cancel !== undefined && (
          <Button className="button" onPress={cancel}>
            Cancel
          </Button>
        )}
        <WorkButton
          className="button"
          isUnderWay={keeping.isUnderWay}
          isDisabled={(words.trim() === '' || words === text) && !keeping.isUnderWay}
          onPress={() => keeping.run(words)}
        >
          Keep the transcript
        </WorkButton>
      </div>
    </section>
  )
}

/** Takes what the host answered about the transcripts of a file: into what the window knows, or as a notice of why not. */
function useTaken(evidence: string): (answer: Result<RequestOutput<'evidence.transcripts'>>) => boolean {
  const queries = useQueryClient()
  const notify = useNotify()
  return (answer) => {
    if (answer.ok) {
      queries.setQueryData(['evidence.transcripts', { evidence }], answer.value)
      // A seal may hold now that did not before.
      void queries.invalidateQueries({ queryKey: ['evidence.checkSeal'] })
    } else notify(noticeOf(answer.error))
    return answer.ok
  }
}
