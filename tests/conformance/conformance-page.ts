/** The name of a file and what each program says of it. */
export type Row = readonly string[]

interface Tables {
  readonly sound: readonly Row[]
  readonly afterwards: readonly Row[]
  readonly prepared: readonly Row[]
  readonly certified: readonly Row[]
  readonly spoilt: readonly Row[]
  readonly altered: readonly Row[]
  readonly badlySigned: readonly Row[]
  readonly hostile: readonly Row[]
}

/** Rows of the same name as one: where the files of it differ, all that is said of them stands there. */
export function merged(rows: readonly Row[]): Row[] {
  const names = [...new Set(rows.map(([name]) => name ?? ''))]
  return names.map((name) => {
    const own = rows.filter(([other]) => other === name)
    return [name, ...[1, 2, 3].map((column) => [...new Set(own.map((row) => row[column] ?? ''))].toSorted().join(' or '))]
  })
}

/** How many of attacked files pyHanko and pdfsig call good, in a sentence. */
function agreement(rows: readonly Row[]): string {
  const accepted = (column: number): number => rows.filter((row) => row[column]?.includes('accepted') === true).length
  const of = (column: number, program: string): string =>
    `${program} ${accepted(column) === 0 ? 'accepts none' : `accepts ${String(accepted(column))}`}`
  return `Of these ${String(rows.length)} Chancery accepts ${accepted(1) === 0 ? 'none' : String(accepted(1))}, ${of(2, 'pyHanko')}, ${of(3, 'pdfsig')}.`
}

const table = (programs: readonly string[], rows: readonly Row[]): string => {
  const head = ['file', ...programs]
  return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n')
}

const three = ['Chancery', 'pyHanko', 'pdfsig']

const attackedTable = (rows: readonly Row[]): string => `${table(three, rows)}\n\n${agreement(rows)}`

/** docs/conformance.md. */
export function conformancePage({ sound, afterwards, prepared, certified, spoilt, altered, badlySigned, hostile }: Tables): string {
  return `# What programs say of our signed files

Written by \`npm run conformance -- -u\`; a test holds it against what the programs say now. Chancery, pyHanko and openssl trust the root
of the authority that the tests make, and nothing else; Chancery and pyHanko judge revocation by what is in the file. pdfsig is asked
about the signatures alone, not about whom to trust.

## Signed by Chancery

${table([...three, 'openssl', 'qpdf', 'veraPDF'], sound)}

openssl is asked about every signature (\`openssl cms -verify -cades\`) and every timestamp (\`openssl ts -verify\`), qpdf whether there is
anything to mend (\`--check\`), veraPDF whether the file is PDF/A-3a and PDF/UA-1 still. "Accepted, says not all is signed" is what pdfsig
says of any file with a later revision: it leaves to the reader what was added. So it accepts what an attack appends; where a table
below says that, the signature that pdfsig means is sound, and what came after it is not judged. A released letter is one that a house
released, with its source and its manifest in it; Chancery sets its pages again as well.

## Changed after it was signed

Each is an incremental update of a signed letter.

${attackedTable(afterwards)}

## Prepared before it was signed

What is in the letter when it is signed is what an incremental update shows or hides afterwards; with no certification, and with one of
each level. Where a program does not say the same of all, both stand here: to change a field is what levels 2 and 3 allow to whoever
fills in forms, and Chancery has no letter in which anybody should.

${attackedTable(prepared)}

## Changed after it was certified

The same attacks on letters certified at level 1, 2 and 3, and signatures that are sound while their seals hide what was signed
at levels 2 and 3. Where a program does not say the same at every level, both stand here.

${attackedTable(certified)}

## Spoilt

Bytes that are other ones, and what the signature says of itself (universal signature forgery). The case of the digits of /Contents, and
white space between them, are no part of what is signed, and no reader sees them: a file in which only they differ is accepted.

${attackedTable(spoilt)}

## What a released letter carries

A letter that was released by a house and signed.

${attackedTable(altered)}

## Signed by who may not

Each signature is whole, and signed by or with what stands here.

${attackedTable(badlySigned)}

## Made to break whoever reads them

None of them holds a signature that is sound. "No answer" is a program that crashed or took longer than 30 seconds.

${attackedTable(hostile)}
`
}
