/** The id of a field's input, for what leads to it. */
export function inputId(name: string): string {
  return `field-${name.replaceAll(' ', '-')}`
}
