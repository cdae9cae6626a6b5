import { InvalidArgumentError, Option, type Command } from 'commander'
import { levels, type Certification, type SealPlace } from '../../backend/signature/levels.ts'
import type { SignCommand } from '../commands/sign.ts'
import { also, type Finish } from './finish.ts'

function certification(text: string): Certification {
  if (text === '1') return 1
  if (text === '2') return 2
  if (text === '3') return 3
  throw new InvalidArgumentError('Use 1, 2 or 3.')
}

/** PAGE,X,Y,WIDTH,HEIGHT: the page from 1, the rest in millimetres from its top left. */
function sealPlace(text: string): SealPlace {
  const numbers = text.split(',').map((part) => (/^\d{1,4}(?:\.\d{1,3})?$/u.test(part.trim()) ? Number(part) : Number.NaN))
  const [page = 0, left = 0, top = 0, width = 0, height = 0] = numbers
  if (numbers.length !== 5 || numbers.some(Number.isNaN) || !Number.isInteger(page))
    throw new InvalidArgumentError('Use PAGE,X,Y,WIDTH,HEIGHT with millimetres, such as 2,25,200,70,20.')
  return { page, left, top, width, height }
}

/** Signing files with a certificate. */
export function addSignCommands(program: Command, finish: Finish): void {
  program
    .command('sign')
    .description('sign released letters as PDF with a certificate of your own')
    .argument('<letter.pdf...>', 'the files to sign; none of them is changed')
    .option('--p12 <file>', 'the key with its certificates as a PKCS #12 file (.p12, .pfx)')
    .option('--pem <file>', 'the key with its certificates as PEM')
    .option('--password-file <file>', 'the file with the password of the key; its first line counts')
    .option('--pkcs11 <module>', 'the key on a token: the library that came with it (PKCS #11)')
    .option('--token <label>', 'the name of the token')
    .option('--key <label>', 'the name of the key on it')
    .option('--pin-file <file>', 'the file with the PIN of the token; its first line counts')
    .requiredOption('--out <file>', 'the signed file; for several letters the folder they go into')
    .addOption(
      new Option('--level <level>', 'with a timestamp (B-T), proofs that nothing is revoked (B-LT), and a timestamp over all (B-LTA)')
        .choices(levels)
        .default('B-B'),
    )
    .addOption(
      new Option('--tsa <url>', 'a timestamp authority (RFC 3161); a second one is asked where the first does not answer')
        .argParser(also)
        .default([], 'none'),
    )
    .option(
      '--trust <folder>',
      'certificates whose word counts, as .pem, .crt, .cer or .der: for B-LT, where the root is not in the key file',
    )
    .option('--reason <text>', 'why it is signed')
    .option('--place <text>', 'where it is signed')
    .option('--contact <text>', 'how the signer can be reached')
    .addOption(
      new Option('--certify <level>', 'allow nothing more (1), forms and signatures (2), or comments as well (3)').argParser(certification),
    )
    .addOption(
      new Option('--seal <place>', 'a visible seal at PAGE,X,Y,WIDTH,HEIGHT, in mm from the top left of the page').argParser(sealPlace),
    )
    .option('--seal-image <file>', 'a drawn or scanned signature in it, as PNG or JPEG')
    .option('--pss', 'sign as RSA-PSS', false)
    .option('--unreleased', 'sign a file that is no released letter', false)
    .action(async (files: string[], options: SignCommand) => {
      const { sign } = await import('../commands/sign.ts')
      finish(await sign(files, options))
    })
}
