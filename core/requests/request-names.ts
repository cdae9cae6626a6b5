/** Every request a window may send. The bridge imports this list and nothing else. */
export const requestNames = [
  'host.describe',
  'settings.read',
  'settings.write',
  'library.list',
  'templates.list',
  'letters.list',
  'letters.create',
  'letters.open',
  'letters.save',
  'letters.rename',
  'letters.remove',
  'letters.import',
  'letters.render',
  'letters.export',
  'exports.reveal',
  'images.add',
  'images.read',
  'evidence.add',
  'evidence.describe',
  'evidence.text',
  'evidence.bytes',
  'evidence.checkSeal',
  'letters.releaseCheck',
  'letters.release',
  'letters.copy',
  'register.list',
  'register.open',
  'register.ofLetter',
  'register.save',
  'register.send',
  'register.whereUsed',
  'register.recall',
  'register.exportRecall',
  'register.correct',
] as const
export type RequestName = (typeof requestNames)[number]

export function isRequestName(name: unknown): name is RequestName {
  return requestNames.some((known) => known === name)
}
