import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import { compare, plain } from '../quantity/decimal.ts';
import type { Decimal, Unit } from '../quantity/quantity.ts';
import type { PrintedReading } from '../quantity/read.ts';
import type { FigureRow } from './columns.ts';
import type { CsvRow } from './csv.ts';

type Column = 'value' | 'value-high' | 'unit' | 'qualifier';

const NAMES: Readonly<Record<Column, Localized>> = {
  value: { zh: '值', en: 'value' },
  'value-high': { zh: '区间上限', en: 'upper end of the range' },
  unit: { zh: '单位', en: 'unit' },
  qualifier: { zh: '限定词', en: 'qualifier' },
};

/** Findings where a row says something else than its printed token does. */
export function comparePrinted(
  row: FigureRow,
  value: Decimal,
  high: Decimal | undefined,
  unit: Unit,
  reading: PrintedReading | undefined,
  cells: CsvRow,
): Diagnostic[] {
  if (reading === undefined)
    return [
      {
        code: 'printed-unreadable',
        severity: 'error',
        place: cells.place('printed'),
        message: { zh: '原文写法读不出一个数', en: 'the printed token does not read as one number' },
        expected: {
          zh: `数字加单位“${unit.zh}”，可带“以上、不低于、近”等词`,
          en: `a number with its unit ${unit.zh}, and words such as 以上, 不低于 or 近 where the source has them`,
        },
        found: row.printed,
        fix: { zh: '照录来源中的数字和单位，不多不少', en: 'copy the number and its unit from the source, no more and no less' },
      },
    ];
  const findings: Diagnostic[] = [];
  const differs = (column: Column, printed: Localized, found: string): void => {
    const name = NAMES[column];
    findings.push({
      code: 'not-as-printed',
      severity: 'error',
      place: cells.place(column),
      message: { zh: `${name.zh}与原文写法不符`, en: `the ${name.en} is not what the source prints` },
      expected: { zh: `${printed.zh}（原文“${row.printed}”）`, en: `${printed.en} (printed as ${row.printed})` },
      found,
      fix: { zh: `改正 \`${column}\` 或 \`printed\``, en: `correct \`${column}\` or \`printed\`` },
    });
  };
  const both = (text: string): Localized => ({ zh: text, en: text });
  if (compare(reading.value, value) !== 0) differs('value', both(plain(reading.value)), row.value);
  if (reading.high !== undefined && (high === undefined || compare(reading.high, high) !== 0))
    differs('value-high', both(plain(reading.high)), row['value-high']);
  if (reading.high === undefined && high !== undefined) differs('value-high', { zh: '空', en: 'an empty cell' }, row['value-high']);
  // A table may print its unit in the head: no word in the token contradicts nothing.
  if (reading.unitWord !== '' && reading.unitWord !== unit.zh)
    differs('unit', { zh: `单位是“${reading.unitWord}”`, en: `a unit written ${reading.unitWord}` }, `${row.unit} (${unit.zh})`);
  if (reading.qualifier !== row.qualifier) differs('qualifier', both(reading.qualifier), row.qualifier);
  return findings;
}
