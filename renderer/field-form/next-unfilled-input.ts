/** Puts the focus on the next field of the form that must be filled, after the last on the first; false when all are. */
export function focusNextUnfilled(form: Element): boolean {
  const inputs = [...form.querySelectorAll<HTMLElement>('.field.is-unfilled :is(input, textarea, button)')]
  const { activeElement } = document
  const isAfter = (input: HTMLElement): boolean =>
    activeElement !== null && (activeElement.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const next = inputs.find(isAfter) ?? inputs[0]
  next?.focus()
  return next !== undefined
}
