/** How many runs a random test makes: all of them in `npm run test:full`, a twentieth otherwise. */
export function runs(full: number): number {
  return process.env['CHANCERY_FULL'] === '1' ? full : Math.max(5, Math.ceil(full / 20))
}
