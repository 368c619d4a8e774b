import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const long = process.env.AJAR_LONG === '1'

const project = (name: string, include: string[], testTimeout: number, ...more: string[]) => ({
  extends: true as const,
  test: {
    name,
    include,
    testTimeout: long ? 3_600_000 : testTimeout,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
    ...(name === 'unit' ? {} : { globalSetup: ['tests/support/built.ts', ...more] }),
    // Programs that start and wait: two at a time, when everything that reckons is done.
    ...(name === 'desktop' ? { maxWorkers: 2, sequence: { groupOrder: 1 } } : {}),
  },
})

export default defineConfig({
  plugins: [react()],
  test: {
    reporters: ['default', './tests/support/closing-line.ts'],
    projects: [
      project('unit', ['tests/unit/**/*.test.{ts,tsx}', 'tests/properties/**/*.test.ts'], 30_000),
      project('integration', ['tests/integration/**/*.test.ts'], 180_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 180_000),
      project('desktop', ['tests/desktop/**/*.test.ts'], 60_000, 'tests/support/electron-stand-in/build.ts'),
    ],
  },
})
