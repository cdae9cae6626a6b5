/** Brings what is inside of a scroller to its middle, and moves nothing else on the screen, as `scrollIntoView` would. */
export function scrollWithin(scroller: Element | null, inside: string): void {
  const found = scroller?.querySelector(inside)?.getBoundingClientRect()
  if (scroller === null || found === undefined) return
  const { top, height } = scroller.getBoundingClientRect()
  scroller.scrollTop += found.top - top - (height - found.height) / 2
}
