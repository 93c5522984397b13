import { readdirSync } from 'node:fs';

import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';

import { planWorkbook } from '../../src/workbook/workbook.ts';
import { CREATED, valley } from '../intake/valley.ts';
import { SECOND, SICHUAN } from '../workbook/datasets.ts';
import { buildWorkbook } from '../workbook/validity/made.ts';

// The parts of the base dataset's workbook as text, an element a line, so that a change of the writer shows as a difference to be read; and
// a chart of every type.

const FOLDER = '../golden/workbook';

/** XML with every element on a line of its own, indented by its depth. */
function printed(xml: string): string {
  let depth = 0;
  return xml
    .replaceAll(/>\s*</g, '>\n<')
    .split('\n')
    .map((line) => {
      if (line.startsWith('</')) depth--;
      const text = ' '.repeat(Math.max(0, depth)) + line;
      if (/^<[^/?!]/.test(line) && !/\/>$|<\/[^>]+>$/.test(line)) depth++;
      return text;
    })
    .join('\n')
    .concat('\n');
}

function partsOf(bytes: Uint8Array): readonly (readonly [string, string])[] {
  return Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]);
}

function fileOf(part: string): string {
  return part.replaceAll('/', '.').replace(/\.rels$/, '.rels.xml');
}

/** Cells with their texts, and the texts of all without an order: one more or less does not change every cell behind it. */
function withTexts(parts: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const shared = parts.find(([name]) => name === 'xl/sharedStrings.xml')?.[1] ?? '';
  const strings = [...shared.matchAll(/<si>(?:<t[^>]*>([^<]*)<\/t>)?.*?<\/si>/gs)].map(([, text = '']) => text);
  return parts
    .filter(([name]) => name !== 'xl/sharedStrings.xml')
    .map(([name, xml]) => [name, xml.replaceAll(/ t="s"><v>(\d+)</g, (_, index: string) => ` t="s"><v>${strings[Number(index)]}<`)]);
}

const parts = withTexts(partsOf((await valley()).book));

test.each(parts)('%s is as it was', async (name, xml) => {
  await expect(printed(xml)).toMatchFileSnapshot(`${FOLDER}/${fileOf(name)}`);
});

test('no part is kept that the workbook has no more', () => {
  const kept = readdirSync(new URL(`${FOLDER}/`, import.meta.url), { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = new Set(parts.map(([name]) => fileOf(name)));
  expect(kept.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
});

test.each(['bar', 'column', 'stacked', 'line', 'position'] as const)('a chart of type %s is as it was', async (type) => {
  for (const dataset of [SICHUAN, SECOND]) {
    const charts = planWorkbook(dataset).sheets.flatMap(({ charts: each = [] }) => each);
    const index = charts.findIndex((chart) => chart.type === type);
    if (index < 0) continue;
    const built = new Map(partsOf((await buildWorkbook(dataset, CREATED)).bytes));
    await expect(printed(built.get(`xl/charts/chart${index + 1}.xml`) ?? '')).toMatchFileSnapshot(`${FOLDER}/charts/${type}.xml`);
    return;
  }
  throw new Error(`no chart of type ${type}`);
});
