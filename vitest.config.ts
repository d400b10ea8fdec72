import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Node's own rules for default imports of CommonJS: what passes here must also work in the bundle.
    deps: { interopDefault: false },
    pool: 'threads',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
