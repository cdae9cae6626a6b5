import type { Ask, RequestName } from '../../core/requests/index.ts'
import { must } from '../backend/store/stores.ts'
import { refused } from './ask-about.ts'

export type SigningRequests = Extract<RequestName, `signing.${string}`>

/** Nobody sits here, so nobody signs; what only reads is answered. */
export async function askAboutSigning(ask: Ask): Promise<{ [Name in SigningRequests]: unknown }> {
  const id = '01930001-0000-7000-8000-000000000000'
  const password = 'seven quiet harbour lamps'
  const wish = { certificate: id, password, level: 'B-B', ticket: id } as const
  return {
    'signing.certificates': await refused(ask('signing.certificates', {})),
    'signing.addCertificate': await refused(ask('signing.addCertificate', { name: 'key.p12', bytes: '', password })),
    'signing.makeTestCertificate': await refused(ask('signing.makeTestCertificate', { password })),
    'signing.tokenLibraries': must(await ask('signing.tokenLibraries', {})).libraries.map(({ name }) => name),
    'signing.chooseTokenLibrary': await refused(ask('signing.chooseTokenLibrary', {})),
    'signing.tokens': await refused(ask('signing.tokens', { library: id })),
    'signing.addFromToken': await refused(ask('signing.addFromToken', { certificate: id })),
    'signing.passwordKeeping': typeof must(await ask('signing.passwordKeeping', {})).whyNot,
    'signing.forgetPassword': await refused(ask('signing.forgetPassword', { id })),
    'signing.removeCertificate': await refused(ask('signing.removeCertificate', { id })),
    'signing.whyNot': await refused(ask('signing.whyNot', { release: id })),
    'signing.file': await refused(ask('signing.file', { release: id })),
    'signing.sealRoom': await refused(ask('signing.sealRoom', { release: id })),
    'signing.drawSeal': await refused(ask('signing.drawSeal', { certificate: id, reason: '', width: 66, height: 18 })),
    'signing.check': await refused(ask('signing.check', { id, asks: false })),
    'signing.settings': must(await ask('signing.settings', {})),
    'signing.setAuthorities': await refused(ask('signing.setAuthorities', { authorities: [] })),
    'signing.trust': await refused(ask('signing.trust', { bytes: '' })),
    'signing.distrust': await refused(ask('signing.distrust', { fingerprint: '0'.repeat(64) })),
    'signing.sign': await refused(ask('signing.sign', { ...wish, release: id })),
    'signing.signMany': await refused(ask('signing.signMany', { ...wish, releases: [id] })),
    'signing.save': await refused(ask('signing.save', { releases: [id], ticket: id })),
    'signing.progress': must(await ask('signing.progress', { ticket: id })),
    'signing.cancel': must(await ask('signing.cancel', { ticket: id })),
  }
}
