import type { Dataset } from '../dataset/dataset.ts';
import { languagesOf, type Localized } from '../language.ts';
import { plain } from '../quantity/decimal.ts';
import type { PlannedDocument, PlannedPdf } from '../output/plan.ts';
import { findingAt, type Finding } from './finding.ts';
import { agreementFindings, type Said } from './languages/agreement.ts';
import { verifyPdf, type PrintedFigure, type VerifiedPdf } from './pages/verify-pdf.ts';
import type { SheetFigure } from './sheets/workbook-places.ts';
import type { OpenedTable } from './tables/verify-data-package.ts';
import type { TableFigure } from './tables/verify-data-table.ts';

/** A finished document to open again: in memory before it is published, or read from its folder. */
export interface DocumentToVerify {
  readonly name: string;
  /** Asked for when it is opened. */
  readonly bytes: Uint8Array;
  readonly plan: PlannedDocument;
  /** Pages or sheets that it should have, where somebody says so. */
  readonly pages?: number;
  /** Items of line charts whose names had no room, as `<chart>/<item, from 0>`, where somebody says so. */
  readonly unnamed?: readonly string[];
}

/** A place where a figure is printed: on a page of a PDF, in a cell of the workbook or of the data table. */
export type FigurePlace = { readonly document: string } & (PrintedFigure | SheetFigure | TableFigure);

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
  const books: OpenedBook[] = [];
  const tables: (OpenedBook & OpenedTable)[] = [];
  for (const { name, bytes, plan, pages, unnamed } of documents) {
    switch (plan.type) {
      case 'workbook': {
        // exceljs, which the plan of the sheets brings along, is loaded when a workbook is to be opened.
        const { verifyWorkbook } = await import('./sheets/verify-workbook.ts');
        const verified = verifyWorkbook({ ...plan, dataset }, name, bytes, pages);
        findings.push(...verified.findings);
        for (const place of verified.printed) places.push({ document: name, ...place });
        books.push({ name, values: verified.values });
        break;
      }
      case 'data-table': {
        const { verifyDataTable } = await import('./tables/verify-data-table.ts');
        const verified = verifyDataTable(dataset, name, bytes);
        findings.push(...verified.findings);
        for (const place of verified.printed) places.push({ document: name, ...place });
        tables.push({ name, bytes, ...verified });
        break;
      }
      case 'briefing':
      case 'volume': {
        const verified = await verifyPdf(dataset, plan, bytes, pages, unnamed);
        pdfs.push({ name, plan, verified });
        findings.push(...verified.findings);
        for (const place of verified.printed) places.push({ document: name, ...place });
        break;
      }
      case 'data-package':
        break;
    }
  }
  for (const document of documents) {
    const { name, plan } = document;
    if (plan.type !== 'data-package') continue;
    const { verifyDataPackage } = await import('./tables/verify-data-package.ts');
    const table = tables.find((each) => each.name === plan.table);
    findings.push(...verifyDataPackage(dataset, name, document.bytes, plan.table, table));
  }
  const opened = pdfs.map(({ name, verified }) => ({ name, values: verified.values }));
  findings.push(...differing(dataset, [opened, books, tables]));
  for (const said of saidBySubject(pdfs)) findings.push(...agreementFindings(said));
  const printed = [...new Set(places.map(({ figure }) => figure))];
  const figures = printed.filter((id) => dataset.figureById.has(id)).length;
  return { findings, places, figures, derivations: printed.length - figures };
}

/** A file by the values it gives to figures, in digits. */
interface OpenedBook {
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
}

interface OpenedPdf {
  readonly name: string;
  readonly plan: PlannedPdf;
  readonly verified: VerifiedPdf;
}

/** What documents of one subject say: a bilingual one by itself, those of one language together. */
function saidBySubject(pdfs: readonly OpenedPdf[]): readonly Said[] {
  const bySubject = new Map<string, OpenedPdf[]>();
  for (const pdf of pdfs) {
    const { plan } = pdf;
    const subject = plan.type === 'volume' ? `volume ${plan.part?.scope.region.code ?? ''}` : plan.region.slug;
    const key = `${subject} ${languagesOf(plan.edition).length > 1 ? plan.edition : ''}`;
    bySubject.set(key, [...(bySubject.get(key) ?? []), pdf]);
  }
  return [...bySubject.values()].map((own) => ({
    figures: own.flatMap(({ verified }) => verified.said.figures),
    texts: own.flatMap(({ verified }) => verified.said.texts),
  }));
}

const DIFFER: Localized = { zh: '两个文件的数据不同', en: 'two files give this figure differently' };

/** Figures that files of different kinds give differently, at the file that is not the dataset's. */
function differing(dataset: Dataset, kinds: readonly (readonly OpenedBook[])[]): readonly Finding[] {
  const seen = new Map<string, (readonly [file: string, value: string])[]>();
  return kinds.flatMap((files) => {
    const values = files.flatMap(({ name, values: own }) => [...own].map(([figure, value]) => ({ figure, name, value })));
    const findings = values.flatMap(({ figure, name, value }) =>
      (seen.get(figure) ?? []).flatMap(([other, otherValue]) => {
        if (otherValue === value) return [];
        const quantity = dataset.figureById.get(figure)?.quantity;
        const [document, expected, found] =
          quantity !== undefined && plain(quantity.value) === otherValue ? [name, otherValue, value] : [other, value, otherValue];
        return [findingAt({ document, figure }, 'files-differ', DIFFER, { expected, found })];
      }),
    );
    for (const { figure, name, value } of values) seen.set(figure, [...(seen.get(figure) ?? []), [name, value]]);
    return findings;
  });
}
