import { defineConfig } from 'vitest/config';

// What needs Debian packages or minutes is asked for by name; `.ci/run` asks for all of it.
const asked = (variable: string, folder: string): string[] => (process.env[variable] === '1' ? [] : [folder]);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...asked('JIANBAO_READERS', 'test/readers/**'), ...asked('JIANBAO_SLOW', 'test/slow/**')],
    testTimeout: 60_000,
  },
});
