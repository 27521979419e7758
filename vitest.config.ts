import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of the command and of worker threads run the compiled program: it is compiled first, once.
    globalSetup: ['test/compile.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
