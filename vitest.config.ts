import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/build-program.mjs'],
    include: ['test/**/*.test.{ts,tsx}'],
    // Two cores in the smallest machine that runs the suite: more workers only make real servers time out.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
