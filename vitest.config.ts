import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], testTimeout: number) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: 60_000 },
})

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      project('unit', ['tests/unit/**/*.test.{ts,tsx}', 'tests/properties/**/*.test.ts'], 30_000),
      project('integration', ['tests/integration/**/*.test.ts'], 120_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 120_000),
    ],
  },
})
