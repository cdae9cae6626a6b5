import { allTags, isTag, wordsOf, type Tag, type TaggedFile } from './tags.ts'

/** What must hold of the tags of every letter; each gives what breaks it. */
const rules: Readonly<Record<string, (file: TaggedFile, tags: readonly Tag[]) => unknown[]>> = {
  'have one heading of the first level and skip none below it': (_, tags) => {
    const levels = tags.flatMap(({ type }) => (/^H\d$/u.test(type) ? [Number(type.slice(1))] : []))
    return levels.filter((level, index) => (index === 0 ? level !== 1 : level === 1 || level > (levels[index - 1] ?? 0) + 1))
  },
  'have lists of nothing but items, each a label and a body, and deeper lists': (_, tags) =>
    tags.filter(({ type, holds }) => {
      const types = holds.map((one) => (isTag(one) ? one.type : 'words'))
      if (type === 'L') return types.length === 0 || types.some((one) => one !== 'LI' && one !== 'L')
      return type === 'LI' && types.join(' ') !== 'Lbl LBody'
    }),
  'say of every header cell what it is the head of, and lead every cell below to it': (_, tags) => {
    const heads = new Set(tags.filter(({ type }) => type === 'TH').map(({ says }) => says['ID']))
    return tags.filter(({ type, says }) =>
      type === 'TH'
        ? says['Scope'] !== 'Column'
        : type === 'TD' && says['Headers'] !== undefined && !says['Headers'].split(',').every((one) => heads.has(one)),
    )
  },
  'have a reference for every note, right before it': (_, tags) => [
    ...tags.filter(({ holds }) =>
      holds.some((one, index) => {
        const before = holds[index - 1]
        return isTag(one) && one.type === 'Note' && !(before !== undefined && isTag(before) && allTags([before]).some(isReference))
      }),
    ),
    ...tags.filter(isReference).filter(({ holds }) => !holds.every((one) => isTag(one) && one.says['leads to'] === 'a place in the file')),
  ],
  'begin every note with its label': (_, tags) =>
    tags.filter((tag) => tag.type === 'Note' && allTags([tag]).filter(({ type }) => type === 'Lbl').length !== 1),
  'describe every picture': (_, tags) => tags.filter(({ type, says }) => type === 'Figure' && (says['Alt'] ?? '').trim() === ''),
  'name a language': ({ language }) => (language === '' ? ['none'] : []),
  'hold everything that is drawn once, or call it an artifact': ({ unread, pages }) => [
    ...unread,
    ...pages.flatMap(({ unmarked }) => (unmarked.trim() === '' ? [] : [unmarked])),
  ],
  'call what runs above and below a page a header and a footer, and no other words artifacts but heads of tables said again': (
    { pages },
    tags,
  ) => {
    const heads = new Set(tags.filter(({ type }) => type === 'TH').map((tag) => wordsOf(tag)))
    return pages.flatMap(({ marked }) => {
      const artifacts = marked.filter(({ id, text }) => id === undefined && text.trim() !== '')
      const kinds = artifacts.filter(({ text }) => !heads.has(text)).map(({ artifact }) => artifact)
      return kinds.filter((kind) => kind !== 'Header' && kind !== 'Footer').length > 0 ||
        kinds.filter((kind) => kind === 'Footer').length !== 1
        ? [artifacts]
        : []
    })
  },
}

function isReference({ type }: Tag): boolean {
  return type === 'Reference'
}

export const tagRules = Object.keys(rules)

/** What in a file breaks a rule, each with how its tags begin. */
export function brokenIn(file: TaggedFile, rule: string): string[] {
  const found = rules[rule]?.(file, allTags(file.tags)) ?? ['there is no such rule']
  return found.map((one) => JSON.stringify(one).slice(0, 300))
}
