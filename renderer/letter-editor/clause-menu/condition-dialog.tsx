import { useState, useSyncExternalStore, type JSX } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { useSlateStatic } from 'slate-react'
import { Condition } from '../../../core/document/index.ts'
import { Choice } from '../../look/choice.tsx'
import { FormDialog } from '../../look/form-dialog.tsx'
import { blocksWithCondition, selectedCondition, setCondition } from '../commands/conditions.ts'
import { nameAmong } from '../condition-words.ts'
import type { LetterEditor } from '../slate-types.ts'
import { returnToLetter } from '../view/return-to-letter.ts'
import { useSurroundings } from '../view/surroundings.ts'

type Test = Condition['test'] | 'always'

const tests = [
  { id: 'always', title: 'Always' },
  { id: 'is', title: 'While the field is' },
  { id: 'is-not', title: 'While the field is not' },
  { id: 'one-of', title: 'While the field is one of' },
  { id: 'set', title: 'While the field has a value' },
  { id: 'not-set', title: 'While the field has no value' },
] as const

/** Asks when the selected blocks stand in the letter. */
export function ConditionDialog(): JSX.Element | null {
  const editor = useSlateStatic()
  const { conditionDialog } = editor
  const path = useSyncExternalStore(conditionDialog.subscribe, conditionDialog.path)
  if (path === undefined) return null
  const close = (): void => {
    conditionDialog.close()
    returnToLetter(editor)
  }
  return <ConditionForm editor={editor} condition={selectedCondition(editor)} close={close} />
}

/** What is compared with, several values parted by semicolons. */
function valuesOf(condition: Condition | undefined): string {
  if (condition === undefined) return ''
  if ('value' in condition) return condition.value
  return 'values' in condition ? condition.values.join('; ') : ''
}

interface ConditionFormProps {
  readonly editor: LetterEditor
  readonly condition: Condition | undefined
  close(): void
}

function ConditionForm({ editor, condition, close }: ConditionFormProps): JSX.Element {
  const { fields } = useSurroundings()
  const [test, setTest] = useState<Test>(condition?.test ?? 'is')
  const [field, setField] = useState(condition?.field ?? fields[0]?.name ?? '')
  const [value, setValue] = useState(valuesOf(condition))
  const values = value
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const made = Condition.safeParse(
    test === 'one-of'
      ? { field, test, values }
      : test === 'is' || test === 'is-not'
        ? { field, test, value: value.trim() }
        : { field, test },
  )
  const known = fields.map(({ name }) => ({ id: name, title: nameAmong(fields, name) }))
  const options = field === '' || known.some(({ id }) => id === field) ? known : [...known, { id: field, title: nameAmong(fields, field) }]
  const count = blocksWithCondition(editor).length
  const compares = test === 'is' || test === 'is-not' || test === 'one-of'
  return (
    <FormDialog
      title={count > 1 ? `When these ${String(count)} blocks stand in the letter` : 'When this stands in the letter'}
      intro="What is off is dimmed here and left out of the pages, of Word and of the release."
      action="Set"
      isDisabled={test !== 'always' && !made.success}
      failure={undefined}
      close={close}
      submit={() => {
        setCondition(editor, test === 'always' || !made.success ? undefined : made.data)
        close()
        return Promise.resolve()
      }}
    >
      <Choice<Test> label="It stands in the letter" value={test} options={tests} autoFocus={!compares} change={setTest} />
      {test !== 'always' && <Choice label="Field" value={field} options={options} change={setField} />}
      {compares && (
        <TextField className="field" value={value} onChange={setValue} autoFocus>
          <Label>{test === 'one-of' ? 'Values, parted by semicolons' : 'Value'}</Label>
          <Input />
        </TextField>
      )}
    </FormDialog>
  )
}
