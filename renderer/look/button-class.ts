/** The look of a button; dark where it is the next step of whoever sees it. */
export function buttonClass(isNext: boolean): string {
  return isNext ? 'button button-main' : 'button'
}
