/** The time in a date of PDF, `D:20261126120000+01'00'` (ISO 32000-2 §7.9.4), in the form of ISO 8601; undefined for anything else. */
export function claimedTimeIn(date: string): string | undefined {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d))?/u.exec(date)
  if (found === null) return undefined
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', hours = '+00', minutes = '00'] = found
  const zone = /^[+-]00$/u.test(hours) && minutes === '00' ? 'Z' : `${hours}:${minutes}`
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`
}
