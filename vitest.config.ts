import { defineConfig } from 'vitest/config'

// The random tests at their whole size take minutes each.
const isFull = process.env['CHANCERY_FULL'] === '1'

export default defineConfig({ test: { include: ['tests/**/*.test.{ts,tsx}'], testTimeout: isFull ? 900_000 : 30_000 } })
