import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { House } from '../../backend/people/index.ts'
import { openStore, outsideHere, type Store } from '../../backend/store/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { pinClause, standsAfterBody } from '../../core/letter/index.ts'
import type { RequestInput, RequestName } from '../../core/requests/index.ts'
import type { Person, Role } from '../../core/review/index.ts'
import { must, revisedTo, wishOf } from '../backend/store/stores.ts'
import { example } from '../templates/starter-library.ts'

export const passphrase = 'seven grey herons at noon'

const statement =
  'MINISTRY OF EXAMPLES\n\nScope of the policy\n\nIt is instruction and advice to departments. It does not bind private persons.\n\nThe reasons are given in the statement.'
const words = 'It is instruction and advice to departments. It does not bind private persons.'

/** A data folder with a house of three people, a clause whose second version waits to be sent, and a letter. */
export async function reviewedHouse(
  folder: string,
): Promise<{ people: Record<'administrator' | 'author' | 'reviewer', Person>; draft: string; clause: string; letter: string }> {
  const store = must(await openStore(join(folder, 'data'), outsideHere()))
  const house = new House(store.people, outsideHere())
  const administrator = must(await house.found({ name: 'Adam Minister', roles: [], passphrase }))
  const add = async (name: string, ...roles: Role[]): Promise<Person> =>
    must(await house.add({ name, roles, passphrase }, administrator, passphrase))
  const people = { administrator, author: await add('Ada Author', 'author'), reviewer: await add('Rita Reviewer', 'reviewer') }
  const draft = await clauseIn(store, people.author)
  const written = { ...example('partner-letter.md'), title: 'Scope notice' }
  const { document } = written
  const end = document.findIndex((block) => block.type === 'part' && standsAfterBody(block.part))
  const letter = must(
    await store.createLetter({ ...written, document: document.toSpliced(end, 0, pinClause(draft.approved)) }, people.author.id),
  )
  await store.close()
  return { people, ...draft, letter: letter.id }
}

/** From here on this person sits at the computer, with a window of their own at this place. */
export async function sitsDown(page: Page, person: Person, ...path: readonly string[]): Promise<void> {
  await ask(page, 'people.unlock', { person: person.id, passphrase })
  await page.evaluate((address) => (location.hash = address), `#/${path.join('/')}`)
  await page.reload()
}

/** Another person takes over in the window that is open, by its own dialog. */
export async function switchesTo(page: Page, person: Pick<Person, 'name'>): Promise<void> {
  await page.getByRole('button', { name: /^Here as / }).click()
  await page.getByRole('menuitem', { name: 'Switch person …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Switch person' })
  await dialog.getByRole('button', { name: /Person$/u }).click()
  await page.getByRole('option', { name: person.name }).click()
  await dialog.getByLabel('Passphrase').fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Here as ${person.name}` }).waitFor()
}

/** Asks the program as the window does; a failure ends the test with what it says. */
export async function ask<Name extends RequestName>(page: Page, name: Name, input: RequestInput<Name>): Promise<void> {
  const said = await page.evaluate(
    async ([request, body]) =>
      (await fetch(`/ask/${request}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text(),
    [name, JSON.stringify(input)] as const,
  )
  if (!said.startsWith('{"ok":true')) throw new Error(`${name}: ${said}`)
}

async function clauseIn(store: Store, author: Person): Promise<{ draft: string; clause: string; approved: ClauseVersion }> {
  const { digest } = must(await store.evidence.add(Buffer.from(statement), { name: 'statement.txt', mediaType: 'text/plain' }, author.id))
  const start = statement.indexOf(words)
  const sealed = {
    exact: words,
    prefix: statement.slice(start - 20, start),
    suffix: statement.slice(start + words.length, start + words.length + 20),
    start,
    end: start + words.length,
  }
  const version: ClauseVersion = {
    code: 'statement/scope',
    kind: 'statement',
    title: 'Scope of the policy',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: { from: '2026-11-19' },
    tags: [],
    evidence: [{ title: 'Statement on scope', issuer: 'Ministry of Examples', date: '2026-11-19', file: 'statement.txt', digest }],
    seal: { evidence: 0, passages: [sealed] },
    body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }],
  }
  const first = must(await store.library.createClause(version, wishOf(author, 'Draft from the press summary.')))
  must(await store.library.moveVersion(first.id, { from: 'draft', to: 'in-review' }, 'import'))
  must(await store.library.moveVersion(first.id, { from: 'in-review', to: 'approved' }, 'import'))
  const { id, clauseId } = await revisedTo(
    store,
    first.id,
    {
      ...version,
      title: 'Scope of the policy, corrected',
      body: [...version.body, { type: 'paragraph', children: [{ text: 'We read it so.' }] }],
    },
    wishOf(author, 'The ministry issued a correction.'),
  )
  return { draft: id, clause: clauseId, approved: version }
}
