import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of the command and of worker threads run the compiled program: it is compiled first, once.
    globalSetup: ['test/compile.ts'],
    // Every core works, and a worker keeps the modules it has read: nothing in them is a test's own, so the tests pass either way
    // (`npx vitest run --isolate`), in two thirds of the processor's time.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
