import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ListedEntry } from '../../core/requests/index.ts'
import { actorWords, factsOf, momentWords, type Fact } from './entry-words.ts'
import { broughtFrom, happenedWords } from './kind-words.ts'

/** All that an entry says, and its place in the chain. */
export function EntryDetails({ entry, showEntity }: { readonly entry: ListedEntry; showEntity(entity: string): void }): JSX.Element {
  const { seq, at, actor, name, entity, prevHash, hash } = entry
  return (
    <section className="audit-details" aria-labelledby="audit-details">
      <h2 id="audit-details">{happenedWords(entry)}</h2>
      <p className="audit-when">
        Entry {seq}, {momentWords(at)} UTC
      </p>
      <Facts
        facts={[
          { term: broughtFrom(entry) === undefined ? 'By' : 'Brought in by', text: actorWords(actor, name), isCode: false },
          ...(actor === 'system' ? [] : [{ term: 'Id of the person', text: actor, isCode: true }]),
          { term: 'What it happened to', text: entity, isCode: true },
          ...factsOf(entry),
        ]}
      />
      <Button className="link-button" onPress={() => showEntity(entity)}>
        Everything that happened to it
      </Button>
      <h3 className="panel-heading">In the chain</h3>
      <Facts
        facts={[
          { term: 'Hash of the entry before', text: prevHash, isCode: true },
          { term: 'Hash of this entry', text: hash, isCode: true },
        ]}
      />
    </section>
  )
}

function Facts({ facts }: { readonly facts: readonly Fact[] }): JSX.Element {
  return (
    <dl className="audit-facts">
      {facts.map(({ term, text, isCode }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{isCode ? <code>{text}</code> : text}</dd>
        </div>
      ))}
    </dl>
  )
}
