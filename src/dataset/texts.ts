import type { Language } from '../language.ts';
import type { Codes } from './codes.ts';
import type { CodeFile } from './columns.ts';
import type { Figure, LocatedText, ReportedRegion } from './dataset.ts';
import type { CsvRow } from './csv.ts';

function languageOf(column: string): Language {
  return column.endsWith('zh') ? 'zh' : 'en';
}

/** The texts of the code lists' entries that a dataset draws on. */
export function codeTexts(codes: Codes, regions: readonly ReportedRegion[], figures: readonly Figure[]): LocatedText[] {
  const texts: LocatedText[] = [];
  const take = (file: CodeFile, ids: Iterable<string>, columns: readonly string[]): void => {
    for (const id of new Set(ids)) {
      const row: CsvRow | undefined = codes.rows[file].get(id)?.row;
      for (const column of columns) if (row !== undefined && row.cells[column] !== '') texts.push(row.located(column, languageOf(column)));
    }
  };
  const units = figures.flatMap((figure) => [figure.unit, figure.unit.conversion?.unit ?? figure.unit]);
  const indicators = figures.map((figure) => figure.indicator);
  const places = regions.map(({ region }) => region);
  take(
    'regions.csv',
    places.map(({ code }) => code),
    ['zh', 'en', 'short-zh', 'short-en'],
  );
  take(
    'levels.csv',
    places.map(({ level }) => level),
    ['zh', 'en'],
  );
  take(
    'indicators.csv',
    indicators.map(({ id }) => id),
    ['zh', 'en', 'base-zh', 'base-en', 'definition-zh', 'definition-en'],
  );
  take(
    'themes.csv',
    indicators.map(({ theme }) => theme.id),
    ['zh', 'en'],
  );
  take(
    'units.csv',
    units.map(({ id }) => id),
    ['zh', 'en', 'en-plural'],
  );
  take('glossary.csv', codes.rows['glossary.csv'].keys(), ['zh', 'en', 'note-zh', 'note-en']);
  return texts;
}
