import type { Dataset } from '../dataset/dataset.ts';
import type { PlannedDocument } from '../output/plan.ts';
import { findingAt, type Finding } from './finding.ts';
import { verifyPdf, type PrintedFigure, type VerifiedPdf } from './verify-pdf.ts';
import type { SheetFigure } from './workbook-places.ts';

/** A finished document to open again: in memory before it is published, or read from its folder. */
export interface DocumentToVerify {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly plan: PlannedDocument;
  /** Pages or sheets that it should have, where somebody says so. */
  readonly pages?: number;
}

/** A place where a figure is printed: on a page of a PDF or in a cell of the workbook. */
export type FigurePlace = { readonly document: string } & (PrintedFigure | SheetFigure);

/** What opening finished documents again showed. */
export interface Verification {
  readonly findings: readonly Finding[];
  /** Every place of every figure, in the order of the documents. */
  readonly places: readonly FigurePlace[];
  /** How many of the dataset's figures, and of its derivations, are printed in at least one place. */
  readonly figures: number;
  readonly derivations: number;
}

/**
 * Opens finished documents with readers that share no code with their writers, and holds everything they print against the dataset: each
 * figure in its table, register, cards, charts and sentences with number, value and unit in the edition's languages; every other text of the
 * view; each cell of the workbook; the PDFs against the workbook.
 */
export async function verifyDocuments(dataset: Dataset, documents: readonly DocumentToVerify[]): Promise<Verification> {
  const findings: Finding[] = [];
  const places: FigurePlace[] = [];
  const pdfs: { readonly name: string; readonly verified: VerifiedPdf }[] = [];
  const inWorkbook = new Map<string, string>();
  for (const { name, bytes, plan, pages } of documents) {
    if (plan.type === 'workbook') {
      // exceljs, which the plan of the sheets brings along, is loaded when a workbook is to be opened.
      const { verifyWorkbook } = await import('./verify-workbook.ts');
      const verified = verifyWorkbook(dataset, name, bytes, pages);
      findings.push(...verified.findings);
      for (const place of verified.printed) places.push({ document: name, ...place });
      for (const [figure, value] of verified.values) inWorkbook.set(figure, value);
    } else {
      const verified = await verifyPdf(dataset, plan, bytes, pages);
      pdfs.push({ name, verified });
      findings.push(...verified.findings);
      for (const place of verified.printed) places.push({ document: name, ...place });
    }
  }
  for (const { name, verified } of pdfs) findings.push(...againstWorkbook(name, verified, inWorkbook));
  const printed = [...new Set(places.map(({ figure }) => figure))];
  const figures = printed.filter((id) => dataset.figureById.has(id)).length;
  return { findings, places, figures, derivations: printed.length - figures };
}

function againstWorkbook(document: string, { values }: VerifiedPdf, inWorkbook: ReadonlyMap<string, string>): readonly Finding[] {
  return [...values].flatMap(([figure, found]) => {
    const expected = inWorkbook.get(figure);
    if (expected === undefined || expected === found) return [];
    return [
      findingAt(
        { document, figure },
        'files-differ',
        { zh: 'PDF 与工作簿的数据不同', en: 'the PDF and the workbook differ' },
        { expected, found },
      ),
    ];
  });
}
