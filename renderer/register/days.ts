/** A day as the register shows it: "24 Nov 2026"; a text that is no day stays as it is. */
export function shownDay(day: string): string {
  const at = new Date(`${day.slice(0, 10)}T12:00:00Z`)
  return Number.isNaN(at.getTime())
    ? day
    : at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}

/** A moment as the register shows it, in the time of this machine: "24 Nov 2026, 09:12". */
export function shownTime(time: string): string {
  const at = new Date(time)
  return `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
}

/** The day of a moment in the time of this machine, year-month-day, as Swedes write it. */
export function localDay(time: string): string {
  return new Date(time).toLocaleDateString('sv-SE')
}
