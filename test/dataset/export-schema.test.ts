import { expect, test } from 'vitest';
import { exportSchemas, staleSchemas } from '../../src/dataset/export-schema.ts';
import { diskFiles } from '../../src/effects/files.ts';

test.each([...exportSchemas()])('data/schema/%s is current', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`../../data/schema/${name}`);
});

test('a missing schema file is stale', () => {
  expect(staleSchemas(diskFiles, 'data/schema')).toEqual([]);
  expect(staleSchemas(diskFiles, 'data/nowhere')).toEqual(['dataset.schema.json', 'narrative.schema.json']);
});
