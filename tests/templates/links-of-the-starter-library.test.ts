import { expect, test } from 'vitest'
import { isRun, walk } from '../../core/document/index.ts'
import { library } from './starter-library.ts'

test('no clause shows a value and leads to an address that does not follow it', () => {
  const fixed = library.shelf.library.versions.flatMap(({ code, body }) =>
    [...walk(body)].flatMap(({ node }) =>
      !isRun(node) && node.type === 'link' && node.children.some((child) => child.type === 'merge-field') && !node.url.includes('{{')
        ? [`${code}: ${node.url}`]
        : [],
    ),
  )
  expect(fixed).toEqual([])
})
