/** What a field is called where no template names it: "company.security_email" is "Security email". */
export function fieldLabel(name: string): string {
  const words = name.slice(name.indexOf('.') + 1).replaceAll(/[._]/gu, ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
