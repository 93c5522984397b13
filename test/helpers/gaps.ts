import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { sound } from './base-dataset.ts';
import type { Edit } from './base-dataset.ts';

/** The changes of test/cases/gaps. */
export const GAP_EDITS = parse(readFileSync(fileURLToPath(new URL('../cases/gaps/edits.yaml', import.meta.url)), 'utf8')) as Edit[];

/** The base dataset with a zero and a missing value of each kind in cards, table, comparison, chart and register. */
export function datasetWithGaps(): Dataset {
  return sound(...GAP_EDITS);
}

/** What stands for a value, or for its absence, in each language. */
export const SHOWN = {
  'qinghe.road-funds': { zh: '0', en: '0' },
  'shiqiao.road-funds': { zh: '未报', en: 'not reported' },
  'sanhe.road-funds': { zh: '未公开', en: 'withheld' },
  'valley.road-funds': { zh: '不适用', en: 'not applicable' },
} as const;
