import type { Dataset } from '../dataset/dataset.ts';
import { languagesOf, type Localized } from '../language.ts';
import { plain } from '../quantity/decimal.ts';
import type { PlannedDocument } from '../output/plan.ts';
import { findingAt, type Finding } from './finding.ts';
import { agreementFindings, type Said } from './languages/agreement.ts';
import { verifyPdf, type PrintedFigure, type VerifiedPdf } from './pages/verify-pdf.ts';
import type { SheetFigure } from './sheets/workbook-places.ts';

/** A finished document to open again: in memory before it is published, or read from its folder. */
export interface DocumentToVerify {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly plan: PlannedDocument;
  /** Pages or sheets that it should have, where somebody says so. */
  readonly pages?: number;
  /** Items of line charts whose names had no room, as `<chart>/<item, from 0>`, where somebody says so. */
  readonly unnamed?: readonly string[];
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
 * view, and that nothing else is printed; each language against the other, read back into quantities; each cell of the workbook; the PDFs
 * against the workbook.
 */
export async function verifyDocuments(dataset: Dataset, documents: readonly DocumentToVerify[]): Promise<Verification> {
  const findings: Finding[] = [];
  const places: FigurePlace[] = [];
  const pdfs: OpenedPdf[] = [];
  const workbooks: { readonly name: string; readonly values: ReadonlyMap<string, string> }[] = [];
  for (const { name, bytes, plan, pages, unnamed } of documents) {
    if (plan.type === 'workbook') {
      // exceljs, which the plan of the sheets brings along, is loaded when a workbook is to be opened.
      const { verifyWorkbook } = await import('./sheets/verify-workbook.ts');
      const verified = verifyWorkbook(dataset, name, bytes, pages);
      findings.push(...verified.findings);
      for (const place of verified.printed) places.push({ document: name, ...place });
      workbooks.push({ name, values: verified.values });
    } else {
      const verified = await verifyPdf(dataset, plan, bytes, pages, unnamed);
      pdfs.push({ name, plan, verified });
      findings.push(...verified.findings);
      for (const place of verified.printed) places.push({ document: name, ...place });
    }
  }
  for (const workbook of workbooks) for (const pdf of pdfs) findings.push(...filesDiffer(dataset, pdf, workbook));
  for (const said of saidBySubject(pdfs)) findings.push(...agreementFindings(said));
  const printed = [...new Set(places.map(({ figure }) => figure))];
  const figures = printed.filter((id) => dataset.figureById.has(id)).length;
  return { findings, places, figures, derivations: printed.length - figures };
}

interface OpenedPdf {
  readonly name: string;
  readonly plan: Exclude<PlannedDocument, { type: 'workbook' }>;
  readonly verified: VerifiedPdf;
}

/** What documents of one subject say: a bilingual one by itself, those of one language together. */
function saidBySubject(pdfs: readonly OpenedPdf[]): readonly Said[] {
  const bySubject = new Map<string, OpenedPdf[]>();
  for (const pdf of pdfs) {
    const { plan } = pdf;
    const subject = plan.type === 'volume' ? '' : plan.region.slug;
    const key = `${subject} ${languagesOf(plan.edition).length > 1 ? plan.edition : ''}`;
    bySubject.set(key, [...(bySubject.get(key) ?? []), pdf]);
  }
  return [...bySubject.values()].map((own) => ({
    figures: own.flatMap(({ verified }) => verified.said.figures),
    texts: own.flatMap(({ verified }) => verified.said.texts),
  }));
}

const DIFFER: Localized = { zh: 'PDF 与工作簿的数据不同', en: 'the PDF and the workbook differ' };

/** Figures that a PDF and the workbook give differently, at the file that is not the dataset's. */
function filesDiffer(
  dataset: Dataset,
  pdf: OpenedPdf,
  workbook: { readonly name: string; readonly values: ReadonlyMap<string, string> },
): readonly Finding[] {
  return [...pdf.verified.values].flatMap(([figure, inPdf]) => {
    const inWorkbook = workbook.values.get(figure);
    if (inWorkbook === undefined || inWorkbook === inPdf) return [];
    const quantity = dataset.figureById.get(figure)?.quantity;
    const [document, expected, found] =
      quantity !== undefined && plain(quantity.value) === inPdf ? [workbook.name, inPdf, inWorkbook] : [pdf.name, inWorkbook, inPdf];
    return [findingAt({ document, figure }, 'files-differ', DIFFER, { expected, found })];
  });
}
