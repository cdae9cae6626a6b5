import { Attacker } from './attacker.ts'

/** What a released letter carries of itself: its source and its manifest. */
export const embeddedNames = ['letter.json', 'manifest.json'] as const
type EmbeddedName = (typeof embeddedNames)[number]

/** The object of the stream that holds an embedded file. */
function streamOf(attacker: Attacker, name: EmbeddedName): number {
  return attacker.numberAt(attacker.numberOf(`(${name})`), 'F')
}

export function replaced(signed: Buffer, name: EmbeddedName): Buffer {
  const attacker = new Attacker(signed)
  return attacker.put(streamOf(attacker, name), attacker.stream('{}')).save()
}

function changedInPlace(signed: Buffer, name: EmbeddedName): Buffer {
  const attacker = new Attacker(signed)
  const stream = attacker.file.object(streamOf(attacker, name), attacker.last)
  const altered = Buffer.from(signed)
  const at = Math.floor(((stream?.from ?? 0) + (stream?.to ?? 0)) / 2)
  altered[at] = (altered[at] ?? 0) ^ 1
  return altered
}

function renamed(signed: Buffer, name: EmbeddedName): Buffer {
  const attacker = new Attacker(signed)
  return attacker.replace(attacker.numberOf(`(${name})`), /\(\w+\.json\)/gu, '(other.json)').save()
}

export const alterations: readonly (readonly [how: string, alter: (signed: Buffer, name: EmbeddedName) => Buffer])[] = [
  ['altered where it stands', changedInPlace],
  ['replaced by a later revision', replaced],
  ['given another name by a later revision', renamed],
]
