import { expect, test } from 'vitest';
import { exportSchemas } from '../../src/dataset/export-schema.ts';

test.each([...exportSchemas()])('data/schema/%s is what the schemas say', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`../../data/schema/${name}`);
});
