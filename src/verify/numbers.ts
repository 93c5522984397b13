import { evaluateDerivations } from '../briefing/derive.ts';
import { labelsOf } from '../briefing/labels.ts';
import type { Dataset, Region } from '../dataset/dataset.ts';
import { partsOf } from '../dataset/parts.ts';
import { LANGUAGES } from '../language.ts';
import { periodText } from '../quantity/period.ts';
import type { Period, Quantity } from '../quantity/quantity.ts';
import { writeQuantity } from '../quantity/write.ts';

/** Numbers in digits, as they are printed. */
export function digitsIn(text: string): readonly string[] {
  return text.match(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu) ?? [];
}

/** Numbers by what accounts for them: the names of the rules by which a number may stand outside a figure. */
type Account = 'words' | 'code' | 'date' | 'period' | 'source' | 'count' | 'scale' | 'formula' | 'line';

const KNOWN = new WeakMap<Dataset, ReadonlySet<string>>();

/** Every number that a page or a sheet may print where it prints no figure. */
export function accountedNumbers(dataset: Dataset): ReadonlySet<string> {
  const known = KNOWN.get(dataset) ?? new Set(Object.values(accountsOf(dataset)).flatMap((texts) => texts.flatMap(digitsIn)));
  KNOWN.set(dataset, known);
  return known;
}

const IN_CELLS = new WeakMap<Dataset, ReadonlySet<string>>();

/** As {@link accountedNumbers}, with the figures themselves and their numbers in tables: a sheet's text may name any. */
export function accountedInCells(dataset: Dataset): ReadonlySet<string> {
  const quantities = [...dataset.figures, ...evaluateDerivations(dataset).values()].map(({ quantity }) => quantity);
  const known =
    IN_CELLS.get(dataset) ??
    new Set([
      ...accountedNumbers(dataset),
      ...quantities.flatMap((quantity) => writtenIn(dataset, quantity)).flatMap(digitsIn),
      ...quantities.map((_, index) => `${index + 1}`),
    ]);
  IN_CELLS.set(dataset, known);
  return known;
}

/** Texts of the dataset whose numbers stand for no quantity of it. */
function accountsOf(dataset: Dataset): Readonly<Record<Account, readonly string[]>> {
  const { figures, regions, scope, sources } = dataset;
  const most = [figures, regions, ...dataset.derivations.map(({ inputs }) => inputs)].reduce((all, { length }) => Math.max(all, length), 0);
  return {
    // A reference to a figure is no number; what is marked as a literal stands as it is.
    words: [
      dataset.id,
      ...dataset.texts.map(({ text }) => text.replace(/\{(?!=)[^{}]*\}/g, ' ')),
      ...dataset.glossary.flatMap(({ zh, en, origin, note }) => [zh, en, origin, note?.zh ?? '', note?.en ?? '']),
      ...parentsOf(dataset).flatMap(({ name }) => [name.zh, name.en]),
    ],
    code: [scope, ...regions, ...partsOf(dataset).map((part) => part.scope)].map(({ region }) => region.code),
    date: [dataset.date, ...sources.map(({ date }) => date ?? '')].map(unpadded),
    period: periodsOf(dataset).map((period) => unpadded(periodText(period))),
    source: [
      ...sources.map(({ id }) => id),
      ...figures.flatMap(({ locator }) => (locator ? [`${locator.paragraph}`, locator.printed] : [])),
    ],
    // How many figures, regions or terms of a formula there are, and how many of them have a value or are shown.
    count: [`${dataset.issue}`, ...Array.from({ length: most + 1 }, (_, count) => `${count}`)],
    scale: LANGUAGES.flatMap((language) => [...labelsOf(language).multiples.values()]),
    formula: [...evaluateDerivations(dataset).values()].flatMap(({ inputs }) =>
      inputs.flatMap((id) => writtenIn(dataset, dataset.figureById.get(id)?.quantity ?? evaluateDerivations(dataset).get(id)?.quantity)),
    ),
    line: dataset.referenceLines.flatMap(({ quantity }) => writtenIn(dataset, quantity)),
  };
}

function parentsOf({ regions, scope, regionByCode }: Dataset): readonly Region[] {
  return [scope, ...regions].flatMap(({ region: { parent } }) => (parent === undefined ? [] : (regionByCode.get(parent) ?? [])));
}

/** 2016-04-03 as 2016 4 3. */
function unpadded(text: string): string {
  return text.replace(/\d+/g, (digits) => ` ${Number(digits)} `);
}

function periodsOf({ figures, narratives }: Dataset): readonly Period[] {
  const named = [...narratives.values()].flatMap(({ headline, measures, charts, comparisons }) => [
    headline,
    ...measures.flatMap(({ title, text }) => [title, text]),
    ...[...charts, ...comparisons].flatMap(({ title, note }) => (note === undefined ? [title] : [title, note])),
    ...charts.map(({ subtitle }) => subtitle),
  ]);
  const parts = named.flatMap(({ zh, en }) => [...zh, ...en]);
  return [...figures.flatMap(({ period }) => period ?? []), ...parts.flatMap((part) => (part.type === 'period' ? [part.period] : []))];
}

function writtenIn({ groupChinese }: Dataset, quantity: Quantity | undefined): readonly string[] {
  return quantity === undefined ? [] : LANGUAGES.map((language) => writeQuantity(quantity, language, { groupChinese }).text);
}
