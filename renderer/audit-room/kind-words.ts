/** What the log calls things, where the program calls them otherwise. */
const things: Readonly<Record<string, string>> = {
  'house-version': 'House text',
  store: 'Data',
  delegation: 'Stand-in',
}

/** What happened, where the name in the log is that of a state or of the program's inside. */
const happenings: Readonly<Record<string, string>> = {
  draft: 'back to draft',
  'in-review': 'sent to review',
  'changes-asked': 'sent back for changes',
}

const whole: Readonly<Record<string, string>> = {
  'decision.added': 'Decision made',
  'review.requested': 'Review asked for',
  'review.packed': 'Review package made',
  'review.unpacked': 'Review package taken in',
  'delegation.made': 'Stand-in named',
  'letter.revision-closed': 'Letter fixed as it stood',
  'letter.returned': 'Letter brought back',
  'store.restored': 'Backup restored',
  'person.added': 'Profile added',
  'person.retired': 'Person left',
  'person.returned': 'Person came back',
  'person.erased': 'Person’s data erased',
  'person.key-replaced': 'New key issued',
  'person.roles-changed': 'Roles changed',
  'person.passphrase-changed': 'Passphrase changed',
  'house.rules-changed': 'Approval rules changed',
  'house.timestamp-authorities-changed': 'Timestamp authorities changed',
  'house.certificate-trusted': 'Certificate trusted',
  'house.certificate-distrusted': 'Certificate not trusted any more',
  'house.word-added': 'Word added to the dictionary',
  'house.word-removed': 'Word removed from the dictionary',
  'certificate.password-remembered': 'Password of a certificate kept',
  'certificate.password-forgotten': 'Password of a certificate forgotten',
  'clock.confirmed': 'Clock confirmed to be right',
}

/** A kind of entry as the program says it: "clause-version.in-review" is "Clause version sent to review"; one that ends in a dot is a thing. */
export function kindWords(kind: string): string {
  const known = whole[kind]
  if (known !== undefined) return known
  const [thing = '', happening = ''] = kind.split('.')
  return `${things[thing] ?? asWords(thing)} ${happenings[happening] ?? asWords(happening).toLowerCase()}`.trim()
}

/** A name of the log as words. */
export function asWords(name: string): string {
  const words = name.replaceAll(/[-.]/gu, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
