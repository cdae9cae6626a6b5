import type { JSX } from 'react'
import { windowTitles } from '../../core/house/index.ts'
import type { Letterhead } from '../../core/letter/index.ts'
import { Choice } from '../look/choice.tsx'
import { Line, linesOf, under, type FormProps } from './form-line.tsx'
import { LogoField } from './logo-field.tsx'

export function LetterheadForm({ content, isReadOnly, faults, change }: FormProps<Letterhead>): JSX.Element {
  const { return_line: returnLine = '', ...rest } = content
  return (
    <>
      <Line
        label="Title"
        value={rest.title}
        isReadOnly={isReadOnly}
        fault={faults.get('title')}
        change={(title) => change({ ...content, title })}
      />
      <Line
        label="Name on the page"
        value={rest.name}
        isReadOnly={isReadOnly}
        fault={faults.get('name')}
        change={(name) => change({ ...content, name })}
      />
      <LogoField
        logo={rest.logo}
        fault={under(faults, 'logo')}
        owner={rest.name === '' ? rest.title : rest.name}
        isReadOnly={isReadOnly}
        change={(logo) => {
          const { logo: _before, ...others } = content
          change(logo === undefined ? others : { ...others, logo })
        }}
      />
      <Line
        label="Lines beside the name"
        rows={4}
        value={rest.lines.join('\n')}
        fault={under(faults, 'lines')}
        isReadOnly={isReadOnly}
        change={(text) => change({ ...content, lines: linesOf(text) })}
      />
      <Line
        label="Footer"
        rows={4}
        hint="What the law asks of a letter: registration, registered office, directors."
        value={rest.footer.join('\n')}
        fault={under(faults, 'footer')}
        isReadOnly={isReadOnly}
        change={(text) => change({ ...content, footer: linesOf(text) })}
      />
      <Line
        label="Return line"
        hint="Above the recipient, in the window of the envelope."
        value={returnLine}
        fault={faults.get('return_line')}
        isReadOnly={isReadOnly}
        change={(text) => {
          const { return_line: _before, ...others } = content
          change(text === '' ? others : { ...others, return_line: text })
        }}
      />
      {isReadOnly ? <LookAsRead content={content} /> : <Look content={content} change={change} />}
    </>
  )
}

const windows = [
  { id: 'uk-c5', title: windowTitles['uk-c5'] },
  { id: 'din-5008-b', title: windowTitles['din-5008-b'] },
] as const
const styles = [
  { id: 'ruled', title: 'Ruled' },
  { id: 'centred', title: 'Centred' },
] as const

function Look({ content, change }: Pick<FormProps<Letterhead>, 'content' | 'change'>): JSX.Element {
  return (
    <div className="house-pair">
      <Choice label="Envelope window" value={content.window} options={windows} change={(window) => change({ ...content, window })} />
      <Choice label="Style" value={content.style} options={styles} change={(style) => change({ ...content, style })} />
      <label className="field house-colour">
        <span>Colour</span>
        <input type="color" value={content.accent} onChange={(event) => change({ ...content, accent: event.target.value })} />
      </label>
    </div>
  )
}

/** The same where it is only read: words, and nothing that looks as if it could be pressed. */
function LookAsRead({ content: { window, style, accent } }: Pick<FormProps<Letterhead>, 'content'>): JSX.Element {
  const said = [
    ['Envelope window', windows.find(({ id }) => id === window)?.title],
    ['Style', styles.find(({ id }) => id === style)?.title],
    ['Colour', accent],
  ] as const
  return (
    <>
      {said.map(([label, text]) => (
        <Line key={label} label={label} value={text ?? ''} isReadOnly change={() => undefined} />
      ))}
    </>
  )
}
