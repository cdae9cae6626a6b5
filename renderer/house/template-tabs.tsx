import type { JSX, ReactNode } from 'react'
import { TabList, TabPanel, Tabs } from 'react-aria-components'
import { nameFault, type HouseThing, type NamedKind } from '../../core/house/index.ts'
import type { LetterTemplate, ShelfWithoutClauses } from '../../core/letter/index.ts'
import { SteadyTab } from '../look/steady-tab.tsx'
import type { LetterEditor } from '../letter-editor/index.ts'
import type { FormProps } from './form-line.tsx'
import type { Naming } from './name-line.tsx'
import { TemplateAbout } from './template-about.tsx'
import { TemplateFields } from './template-fields.tsx'
import { TemplateGroups } from './template-groups.tsx'
import { TemplateParts } from './template-parts.tsx'
import { TemplateText } from './template-text.tsx'

interface TemplateTabsProps extends Omit<FormProps<LetterTemplate>, 'change'> {
  readonly shelf: ShelfWithoutClauses
  /** Left out where the text is only read. */
  readonly editor?: LetterEditor | undefined
  /** What stands under the last tab. */
  readonly versions: ReactNode
  change(thing: HouseThing): void
  /** Gives a field or a repeating group another name, wherever the template names it. */
  rename(kind: NamedKind, from: string, to: string): void
  changed(): void
}

const isOfFields = (place: string): boolean => place.startsWith('fields') || place.startsWith('groups')

const tabs = [
  { id: 'about', title: 'About', isOf: (place: string) => !isOfFields(place) },
  { id: 'text', title: 'Text', isOf: () => false },
  { id: 'parts', title: 'Parts', isOf: () => false },
  { id: 'fields', title: 'Fields', isOf: isOfFields },
  { id: 'versions', title: 'Versions', isOf: () => false },
] as const

/** A letter template: what it is, the text its letters begin with, what stands around that, and what they ask for. */
export function TemplateTabs({
  content,
  shelf,
  editor,
  isReadOnly,
  faults,
  versions,
  change,
  rename,
  changed,
}: TemplateTabsProps): JSX.Element {
  const form = { content, isReadOnly, faults, change: (next: LetterTemplate) => change({ kind: 'template', content: next }) }
  const naming: Naming = { fault: (kind, from, to) => nameFault(content, kind, from, to), rename }
  return (
    <Tabs className="side-tabs house-tabs">
      <TabList className="tabs" aria-label="The template">
        {tabs.map(({ id, title, isOf }) => {
          const wrong = [...faults.keys()].filter(isOf).length
          return <SteadyTab key={id} id={id} title={title} count={wrong} countLabel={`${String(wrong)} to mend`} />
        })}
      </TabList>
      <Panel id="about">
        <TemplateAbout {...form} shelf={shelf} />
      </Panel>
      <TabPanel id="text" className="side-content house-text-panel">
        <TemplateText content={content} shelf={shelf} editor={editor} changed={changed} />
      </TabPanel>
      <Panel id="parts">
        <TemplateParts {...form} />
      </Panel>
      <Panel id="fields">
        <TemplateFields {...form} naming={naming} />
        <TemplateGroups {...form} naming={naming} />
      </Panel>
      <TabPanel id="versions" className="side-content">
        {versions}
      </TabPanel>
    </Tabs>
  )
}

function Panel({ id, children }: { readonly id: string; readonly children: ReactNode }): JSX.Element {
  return (
    <TabPanel id={id} className="side-content">
      <form className="house-form" aria-label="What it says" onSubmit={(event) => event.preventDefault()}>
        {children}
      </form>
    </TabPanel>
  )
}
