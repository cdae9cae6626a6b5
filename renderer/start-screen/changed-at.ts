const day = 86_400_000

/** When a letter was changed, as short as it can be said: a time today, else a day. A clock that was set back leaves days that are still to come. */
export function changedAtText(changedAt: string, now: Date): string {
  const at = new Date(changedAt)
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const isToday = at.toDateString() === now.toDateString()
  if (isToday) return `Today, ${time}`
  if (at.getTime() < today && at.getTime() >= today - day) return `Yesterday, ${time}`
  return at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  })
}
