import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextEntry, personalDigest, verifyChain, verifyLog, type AuditEntry, type ChainHead } from '../../../core/audit/index.ts'
import { logOf, recordedEntries } from './recorded-log.ts'

const entries = recordedEntries(100)
const log = Buffer.from(logOf(entries))
const { seq, hash } = entries.at(-1) ?? { seq: 0, hash: '' }
const anchor: ChainHead = { seq, hash }
const thousand = { numRuns: 1000 }

const row = fc.integer({ min: 0, max: entries.length - 1 })

/** What a verification says, in a word and a number. */
function verdict(of: Iterable<AuditEntry>, head?: ChainHead): string {
  const outcome = verifyChain(of, head)
  return outcome.ok ? `holds ${String(outcome.value.entries)}` : `${outcome.error.reason} ${String(outcome.error.seq)}`
}

function logVerdict(of: string, head?: ChainHead): string {
  const outcome = verifyLog(of, head)
  return outcome.ok ? `holds ${String(outcome.value.entries)}` : `${outcome.error.reason} ${String(outcome.error.seq)}`
}

test('a recorded trail holds up to its anchored head', () => {
  expect(verdict(entries, anchor)).toBe('holds 100')
})

test('an exported trail holds up to its anchored head', () => {
  expect(logVerdict(log.toString(), anchor)).toBe('holds 100')
})

test('an empty trail holds', () => {
  expect([verdict([]), logVerdict('')]).toEqual(['holds 0', 'holds 0'])
})

test('a trail that went on after its anchor holds', () => {
  expect(verdict(entries, { seq: 10, hash: entries[9]?.hash ?? '' })).toBe('holds 100')
})

describe('of a recorded trail with its anchored head is found', () => {
  test('each of 1,000 random single-byte changes of its file', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: log.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(log)
        changed[at] = (changed[at] ?? 0) ^ change
        const line = log.subarray(0, at).filter((byte) => byte === 10).length + 1
        const outcome = verifyLog(changed.toString(), anchor)
        expect(outcome.ok ? undefined : outcome.error.seq).toBe(line)
      }),
      thousand,
    )
  })

  test('each of 1,000 random changes of one character in a row', () => {
    const column = fc.constantFrom('at', 'actor', 'kind', 'entity', 'payload', 'prevHash', 'hash')
    fc.assert(
      fc.property(row, column, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (index, name, place, character) => {
        const changed = entries.map((entry, each) => {
          const at = place % entry[name].length
          return each === index ? { ...entry, [name]: entry[name].slice(0, at) + character + entry[name].slice(at + 1) } : entry
        })
        fc.pre(changed[index]?.[name] !== entries[index]?.[name])
        expect(verdict(changed, anchor)).toMatch(new RegExp(`^(link|hash) ${String(index + 1)}$`, 'u'))
      }),
      thousand,
    )
  })

  test('each of 1,000 random row removals', () => {
    fc.assert(
      fc.property(row, (index) => {
        expect(verdict(entries.toSpliced(index, 1), anchor)).toBe(`${index === 99 ? 'cut' : 'gap'} ${String(index + 1)}`)
      }),
      thousand,
    )
  })

  test('each of 1,000 random swaps of two rows', () => {
    fc.assert(
      fc.property(row, row, (left, right) => {
        fc.pre(left !== right)
        const swapped = [...entries]
        ;[swapped[left], swapped[right]] = [entries[right] ?? entries[0], entries[left] ?? entries[0]] as [AuditEntry, AuditEntry]
        expect(verdict(swapped, anchor)).toBe(`gap ${String(Math.min(left, right) + 1)}`)
      }),
      thousand,
    )
  })

  test('each of 1,000 random swaps of two rows that were given each other’s numbers', () => {
    fc.assert(
      fc.property(row, row, (left, right) => {
        fc.pre(left !== right)
        const swapped = entries.map((entry, index) => ({
          ...(entries[index === left ? right : index === right ? left : index] ?? entry),
          seq: entry.seq,
        }))
        expect(verdict(swapped, anchor)).toBe(`link ${String(Math.min(left, right) + 1)}`)
      }),
      thousand,
    )
  })

  test('each of 1,000 random tail cuts', () => {
    fc.assert(
      fc.property(row, (length) => {
        expect(verdict(entries.slice(0, length), anchor)).toBe(`cut ${String(length + 1)}`)
      }),
      thousand,
    )
  })

  test('each of 1,000 random cuts of its file, inside a line too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: log.length - 1 }), (length) => {
        expect(logVerdict(log.subarray(0, length).toString(), anchor)).toMatch(/^(cut|unreadable) /u)
      }),
      thousand,
    )
  })

  test('a row that comes twice', () => {
    expect(verdict(entries.toSpliced(5, 0, ...entries.slice(4, 5)), anchor)).toBe('order 6')
  })

  test('a trail made anew from some entry on, at the anchor', () => {
    const anew = entries.slice(0, 50)
    for (const { at, actor, kind, entity } of entries.slice(50))
      anew.push(nextEntry(anew.at(-1), { at, actor, kind, entity, payload: { reason: 'Forged.' } }))
    expect([verdict(anew), verdict(anew, anchor)]).toEqual(['holds 100', 'anchor 100'])
  })

  test('half a character, which no entry was ever made of', () => {
    expect(verdict(entries.map((entry, index) => (index === 3 ? { ...entry, payload: '\ud800' } : entry)))).toBe('hash 4')
  })
})

test('a line that says the same in another way is no line of the trail', () => {
  const [line = ''] = log.toString().split('\n')
  expect([logVerdict(`${line} \n`), logVerdict(`${line.replace('"seq":1', '"seq":1.0')}\n`)]).toEqual(['unreadable 1', 'unreadable 1'])
})

test('a last line without its end is no line of the trail', () => {
  expect(logVerdict(log.toString().slice(0, -1))).toBe('unreadable 100')
})

test('a broken trail says which entry, why, and what to do', () => {
  const outcome = verifyChain(entries.toSpliced(6, 1))
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'audit-broken', message: 'Entry 7 of the audit trail is missing. What comes before it holds.' },
  })
})

describe('personal data', () => {
  test('stands in the chain as a digest of salt and data', () => {
    expect(personalDigest('ab'.repeat(16), '{"name":"Ada"}')).toBe(
      createHash('sha256')
        .update(`${'ab'.repeat(16)}{"name":"Ada"}`)
        .digest('hex'),
    )
  })

  test('has another digest under another salt', () => {
    expect(personalDigest('ab'.repeat(16), '"Ada"')).not.toBe(personalDigest('cd'.repeat(16), '"Ada"'))
  })
})

describe('docs/audit.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/audit.md'), 'utf8')
  const example = /```jsonl\n([^`]+)```/u.exec(page)?.[1] ?? ''

  test('shows entries that hold', () => {
    expect(logVerdict(example)).toBe('holds 2')
  })

  test('describes a hash that needs nothing but SHA-256 and the line', () => {
    const hashes = example
      .trimEnd()
      .split('\n')
      .map((line) =>
        createHash('sha256')
          .update(line.replace(/"hash":"[0-9a-f]{64}",/u, ''))
          .digest('hex'),
      )
    expect(hashes).toEqual([...example.matchAll(/"hash":"([0-9a-f]{64})"/gu)].map(([, each]) => each))
  })
})
