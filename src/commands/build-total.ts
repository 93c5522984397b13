import type { ManifestEntry } from '../output/manifest.ts';
import { say } from './messages.ts';
import { seconds } from './progress.ts';
import { readableSize } from './table.ts';
import type { Terminal } from './terminal.ts';

/** How many documents, pages, sheets and bytes; sheets are those of workbooks. */
export function totalOf(documents: readonly ManifestEntry[]): Readonly<Record<'documents' | 'pages' | 'sheets' | 'bytes', number>> {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  const counted = (extension: string): number => sum(documents.filter(({ name }) => name.endsWith(extension)).map(({ pages }) => pages));
  return { documents: documents.length, pages: counted('.pdf'), sheets: counted('.xlsx'), bytes: sum(documents.map(({ bytes }) => bytes)) };
}

/** The last line of a build. */
export function totalLine(
  rendered: readonly ManifestEntry[],
  skipped: readonly ManifestEntry[],
  folder: string,
  milliseconds: number,
  { language }: Terminal,
): string {
  const { bytes, ...counts } = totalOf([...rendered, ...skipped]);
  const more = { size: readableSize(bytes), seconds: seconds(milliseconds), folder };
  return say(language, 'total', { rendered: rendered.length, skipped: skipped.length, ...counts, ...more });
}

/** The events of documents that are left as they are. */
export function reportSkipped(skipped: readonly ManifestEntry[], terminal: Terminal): void {
  for (const document of skipped) terminal.out(`${JSON.stringify({ event: 'document', ...document, changed: false, rendered: false })}\n`);
}
