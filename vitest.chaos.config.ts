import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/compile.ts'],
    include: ['test/chaos/*.chaos.ts'],
    // A quiet machine needs ten minutes for all; a busy one is given its time.
    testTimeout: 60 * 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
})
