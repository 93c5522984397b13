import { expect, test } from 'vitest';
import { templateReference } from '../../src/markup/reference.ts';
import { HELPERS } from '../../src/template/helpers.ts';

test('templates/README.md is what the element table says', async () => {
  await expect(templateReference(HELPERS)).toMatchFileSnapshot('../../templates/README.md');
});
