/** A language tag as the engine takes it: the language and, where one is named, the region. */
export function pageLanguage(tag: string): { readonly language: string; readonly region: string | null } {
  const [language = 'en', ...subtags] = tag.split('-')
  return { language, region: subtags.find((one) => /^[A-Z]{2}$/u.test(one)) ?? null }
}
