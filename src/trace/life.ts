import { figuresOf, regionNumbering, volumeNumbering } from '../briefing/numbering.ts';
import { subjectDataset } from '../briefing/part-dataset.ts';
import type { Dataset, Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { writePeriod } from '../quantity/period.ts';
import { writeQuantity } from '../quantity/write.ts';
import { planDocuments } from '../output/plan.ts';
import { bookContext } from '../workbook/context.ts';
import { onOneLine } from './tokens.ts';
import type { FoundAt } from './trace.ts';

/** A document that prints a figure, and where in it. */
export interface Appearance {
  readonly document: string;
  /** What prints it: a sentence, a card, a row, a chart, a sheet's data. */
  readonly kind?: string;
  readonly page?: number;
  /** On the page: left, top, width and height, in points from its top left corner. */
  readonly box?: readonly [number, number, number, number];
  /** As it stands on the page. */
  readonly text?: string;
  readonly sheet?: string;
  readonly cell?: string;
  /** The number the figure bears in the table or register there. */
  readonly number?: number;
  /** The sheet's own row, where the figure bears no number. */
  readonly row?: number;
}

/** All that is known of one figure, from its source to the documents. */
export interface FigureLife {
  readonly figure: Figure;
  /** Where the source prints it; absent where its text is not at hand or does not hold it. */
  readonly source?: {
    readonly where: string;
    readonly paragraph: number;
    readonly before: string;
    readonly token: string;
    readonly after: string;
  };
  /** As documents print it; absent where there is no value. */
  readonly written?: Localized;
  readonly period?: Localized;
  readonly appearances: readonly Appearance[];
}

function inSource({ document, occurrence: { start, end } }: FoundAt): NonNullable<FigureLife['source']> {
  const paragraph = document.paragraphAt(start);
  const range = document.range(paragraph) ?? { start, end };
  return {
    where: document.where(start),
    paragraph,
    before: document.text.slice(range.start, start).trimStart(),
    token: onOneLine(document.text.slice(start, end)),
    after: document.text.slice(end, Math.max(end, range.end)).trimEnd(),
  };
}

function appearancesOf(dataset: Dataset, { id, region }: Figure): readonly Appearance[] {
  return planDocuments(dataset).flatMap((planned): Appearance[] => {
    const document = planned.name;
    switch (planned.type) {
      case 'briefing': {
        const narrative = dataset.narratives.get(planned.region.slug);
        const number = narrative && regionNumbering(dataset, planned.region.region.code, narrative).numberOf.get(id);
        return number === undefined ? [] : [{ document, number }];
      }
      case 'volume': {
        const number = volumeNumbering(subjectDataset(dataset, planned)).numberOf.get(id);
        return number === undefined ? [] : [{ document, number }];
      }
      case 'workbook': {
        const own = subjectDataset(dataset, planned);
        if (!own.figureById.has(id)) return [];
        const book = bookContext(own, '');
        const inRegion = figuresOf(own, region.region.code).findIndex((figure) => figure.id === id) + 1;
        const inData = own.figures.findIndex((figure) => figure.id === id) + 2;
        return [
          ...(book.sheetRegions.includes(region) ? [{ document, sheet: book.regionSheet(region), number: inRegion }] : []),
          { document, sheet: book.names.data, row: inData },
        ];
      }
      case 'data-table':
        return [{ document, row: dataset.figures.findIndex((figure) => figure.id === id) + 2 }];
      case 'data-package':
        return [];
    }
  });
}

/**
 * Follows a figure from its source through the dataset into the documents.
 * @param printed the places where finished documents print it, where they are known; otherwise its number in each document is given.
 */
export function lifeOf(
  dataset: Dataset,
  figure: Figure,
  found: FoundAt | undefined,
  printed: readonly Appearance[] | undefined,
): FigureLife {
  const { quantity, period } = figure;
  const write = (language: 'zh' | 'en'): string =>
    quantity === undefined ? '' : writeQuantity(quantity, language, { groupChinese: dataset.groupChinese }).text;
  return {
    figure,
    ...(found && { source: inSource(found) }),
    ...(quantity && { written: { zh: write('zh'), en: write('en') } }),
    ...(period && { period: { zh: writePeriod(period, 'zh'), en: writePeriod(period, 'en') } }),
    appearances: printed ?? appearancesOf(dataset, figure),
  };
}
