import { defineConfig } from 'vitest/config'

// The random tests at their whole size take minutes each. The limits say "hangs", not "slow": a busy machine must not fail a test.
const isFull = process.env['CHANCERY_FULL'] === '1'

export default defineConfig({
  test: { include: ['tests/**/*.test.{ts,tsx}'], testTimeout: isFull ? 900_000 : 90_000, hookTimeout: isFull ? 900_000 : 90_000 },
})
