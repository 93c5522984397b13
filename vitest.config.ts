import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The readers' tests need Debian packages; `.ci/run` asks for them by JIANBAO_READERS=1.
    exclude: process.env['JIANBAO_READERS'] === '1' ? [] : ['test/readers/**'],
    env: { TZ: 'UTC' },
    testTimeout: 30_000,
  },
});
