import { expect, test } from 'vitest'
import { readStyleFile } from '../../../backend/files/style-file.ts'

test('a style file holds terms, forbidden phrases and required texts', () => {
  const { style, findings } = readStyleFile(
    `rules:
  - { kind: term, phrase: camera, instead: [device, network camera], unless: [camera obscura], language: en }
  - { kind: forbidden, phrase: unhackable, severity: error, matchCase: 'true', reason: Nothing is. }
  - { kind: required, phrase: encryption, text: Subject to export control., within: '40' }
`,
    'style.yaml',
  )
  expect([style, findings]).toEqual([
    {
      rules: [
        {
          kind: 'term',
          phrase: 'camera',
          instead: ['device', 'network camera'],
          unless: ['camera obscura'],
          language: 'en',
          severity: 'warning',
        },
        { kind: 'forbidden', phrase: 'unhackable', severity: 'error', matchCase: true, reason: 'Nothing is.' },
        { kind: 'required', phrase: 'encryption', text: 'Subject to export control.', within: 40, severity: 'warning' },
      ],
    },
    [],
  ])
})

test('an exception that does not hold its term is told with its line', () => {
  const { style, findings } = readStyleFile('rules:\n  - { kind: forbidden, phrase: camera, unless: [device] }\n', 'style.yaml')
  expect([style, findings.map(({ code, place }) => [code, place.line])]).toEqual([undefined, [['front-matter-invalid', 2]]])
})
