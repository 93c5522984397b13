import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { NANBU, NANBU_CHARTS } from './fixtures/nanbu.ts';
import { render } from './setting.ts';
it('look', async () => {
  const pdf = await render(NANBU, { charts: NANBU_CHARTS });
  writeFileSync('/tmp/pdfw/nanbu.pdf', pdf.bytes);
  console.log(pdf.pages, pdf.bytes.length, pdf.contentDigest);
});
