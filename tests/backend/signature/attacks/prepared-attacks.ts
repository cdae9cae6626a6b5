import { Attacker } from './attacker.ts'

/** An attack that begins before anybody signs: what is prepared in the letter is what later shows something else (Mladenov and others, Shadow Attacks, 2021). */
interface PreparedAttack {
  readonly name: string
  /** The letter as it is given to be signed. */
  prepare(letter: Buffer): Buffer
  /** The signed letter as it is given to whoever reads it. */
  show(signed: Buffer): Buffer
}

const hidden = '0.9 0 0 rg 100 600 300 80 re f'
const look = (colour: string): string => `${colour} rg 0 0 300 80 re f`
const form = (words: string): string =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 300 80] /Length ${String(words.length)} >>\nstream\n${words}\nendstream\n`

export const preparedAttacks: readonly PreparedAttack[] = [
  {
    name: 'a sheet that lay over the words is taken away (shadow: hide)',
    prepare: (letter) => {
      const attacker = new Attacker(letter)
      const drawn = attacker.add(form(look('1 1 1')))
      const sheet = attacker.add(
        `<< /Type /Annot /Subtype /Stamp /NM (sheet) /Rect [100 600 400 680] /F 4 /AP << /N ${String(drawn)} 0 R >> >>`,
      )
      return attacker.extend(attacker.firstPage, `/Annots [${String(sheet)} 0 R]`).save()
    },
    show: (signed) => {
      const attacker = new Attacker(signed)
      const sheet = String(attacker.numberOf('/NM (sheet)'))
      return attacker.replace(attacker.firstPage, new RegExp(`(/Annots\\s*\\[[^\\]]*?)\\b${sheet} 0 R`, 'u'), '$1').save()
    },
  },
  {
    name: 'the amount in a field is another one (shadow: replace)',
    prepare: (letter) => {
      const attacker = new Attacker(letter)
      const drawn = attacker.add(form(look('0 0.6 0')))
      const page = String(attacker.firstPage)
      const field = attacker.add(
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Amount) /V (100) /F 4 /P ${page} 0 R /Rect [100 600 400 680] /AP << /N ${String(drawn)} 0 R >> >>`,
      )
      return attacker
        .extend(attacker.root, `/AcroForm << /Fields [${String(field)} 0 R] >>`)
        .extend(attacker.firstPage, `/Annots [${String(field)} 0 R]`)
        .save()
    },
    show: (signed) => {
      const attacker = new Attacker(signed)
      const field = attacker.numberOf('/T (Amount)')
      return attacker
        .put(attacker.numberAt(field, 'N'), form(look('0.9 0 0')))
        .replace(field, /\/V \(100\)/u, '/V (900)')
        .save()
    },
  },
  {
    name: 'a content that lay hidden in what was signed is listed (shadow: hide and replace)',
    prepare: (letter) => {
      const attacker = new Attacker(letter)
      const between = `${String(attacker.numberAt(attacker.firstPage, 'Contents'))} 0 obj${attacker.stream(hidden)}endobj\n`
      return attacker.save({ between })
    },
    show: (signed) => {
      const attacker = new Attacker(signed)
      const number = attacker.numberAt(attacker.firstPage, 'Contents')
      const place = signed.indexOf(`${String(number)} 0 obj${attacker.stream(hidden)}`)
      return attacker.save({ listed: [[number, place]] })
    },
  },
]
