import type { Source } from '../dataset/dataset.ts';
import { decode } from '../dataset/decode.ts';
import { readSource, type SourceText } from '../dataset/text.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { sha256 } from '../digest.ts';
import type { Files } from '../effects/files.ts';
import type { Localized } from '../language.ts';
import { readHtml } from './read/html.ts';
import { readMarkdown } from './read/markdown.ts';
import { readPdf, UnreadablePdf } from './read/pdf.ts';
import { readPlainText } from './read/plain-text.ts';
import type { SourceDocument } from './source-document.ts';

/** Bytes of one source's file: a PDF carries fonts and pictures, a text nothing but text, every number of which is read. */
const MAX_PDF_BYTES = 32 * 1024 * 1024;
const MAX_TEXT_BYTES = 2 * 1024 * 1024;

// No drive, no root, no step upwards, no backslash: what a dataset names stays in the folder of the sources.
const INSIDE = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\:][^\\:]*$/;

const TEXT_READERS: ReadonlyMap<string, (source: SourceText) => SourceDocument> = new Map([
  ['md', readMarkdown],
  ['markdown', readMarkdown],
  ['html', readHtml],
  ['htm', readHtml],
  ['xhtml', readHtml],
]);

/** A source's text, or what kept it from being read; neither where it is not at hand and need not be. */
export interface SourceFile {
  readonly document?: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the text of a source: Markdown, HTML and PDF by the ending of the file's name, anything else as plain text in UTF-8 or GB 18030.
 */
export async function readSourceFile(
  source: Source,
  files: Files,
  { folder, required }: { readonly folder?: string; readonly required: boolean },
): Promise<SourceFile> {
  const { file, place, id } = source;
  const trouble = (code: string, message: Localized, more: Partial<Diagnostic> = {}): SourceFile => ({
    diagnostics: [{ code, severity: 'error', place, message, ...more }],
  });
  const absent = (message: Localized, more: Partial<Diagnostic> = {}): SourceFile =>
    required ? trouble('source-not-at-hand', message, more) : { diagnostics: [] };

  if (file === undefined)
    return absent(
      { zh: `没有写明来源 ${id} 的文本文件`, en: `the dataset does not name a text for source ${id}` },
      { fix: { zh: '写上 `file` 和 `sha256`', en: 'give its `file` and `sha256`' } },
    );
  if (folder === undefined)
    return absent(
      { zh: `没有指明来源文本所在的文件夹，${id} 无法核对`, en: `no folder of source texts is named, so ${id} cannot be checked` },
      { fix: { zh: '用 --sources 指明文件夹', en: 'name the folder with --sources' } },
    );
  if (!INSIDE.test(file))
    return trouble(
      'source-outside',
      { zh: '来源文件不在来源文件夹里', en: 'the file of the source lies outside the folder of the sources' },
      { found: file },
    );
  const path = `${folder.replace(/(?<=.)[/\\]+$/, '')}/${file}`;
  const { kind, size } = files.stat(path);
  if (kind !== 'file')
    return absent({ zh: `来源 ${id} 的文本不在文件夹里`, en: `the text of source ${id} is not in the folder` }, { found: path });
  const root = files.realpath(folder).replaceAll('\\', '/').replace(/\/$/, '');
  if (!files.realpath(path).replaceAll('\\', '/').startsWith(`${root}/`))
    return trouble(
      'source-outside',
      { zh: '来源文件是通往别处的链接', en: 'the file of the source is a link that leads elsewhere' },
      { found: path },
    );
  const most = endingOf(path) === 'pdf' ? MAX_PDF_BYTES : MAX_TEXT_BYTES;
  if (size > most)
    return trouble(
      'file-too-large',
      { zh: '来源文件太大', en: 'the file of the source is too large' },
      { expected: { zh: `最大 ${most / 1024 / 1024} MB`, en: `at most ${most / 1024 / 1024} MB` }, found: path },
    );
  const bytes = files.read(path);
  const { document, diagnostics } = await readBytes(source, path, bytes);
  return { ...(document && { document }), diagnostics: [...changed(source, path, bytes, required), ...diagnostics] };
}

/** A finding where the text is not the one that the figures were read from. */
function changed({ sha256: known, place, id }: Source, path: string, bytes: Uint8Array, required: boolean): Diagnostic[] {
  const digest = sha256(bytes);
  if (known === undefined || known === digest) return [];
  return [
    {
      code: 'source-changed',
      severity: required ? 'error' : 'warning',
      place,
      message: {
        zh: `来源 ${id} 的文本与录入时不同（${path}）`,
        en: `the text of source ${id} is not the one the dataset was made from (${path})`,
      },
      expected: { zh: `SHA-256 ${known}`, en: `SHA-256 ${known}` },
      found: digest,
      fix: {
        zh: '找回原来的文本；若来源确有更正，核对后更新 `sha256`',
        en: 'find the text it was; if the source was corrected, check the figures and renew `sha256`',
      },
    },
  ];
}

function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

async function readBytes(source: Source, path: string, bytes: Uint8Array): Promise<SourceFile> {
  const ending = endingOf(path);
  if (ending === 'pdf') return readPdfBytes(source, path, bytes);
  const decoded = decode(path, bytes);
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  // Characters that no page may show do no harm here: nothing of a source is printed.
  const { source: text } = readSource(path, decoded.text);
  return { document: (TEXT_READERS.get(ending) ?? readPlainText)(text), diagnostics: [] };
}

async function readPdfBytes({ place }: Source, path: string, bytes: Uint8Array): Promise<SourceFile> {
  const refuse = (code: string, message: Localized, fix: Localized): SourceFile => ({
    diagnostics: [{ code, severity: 'error', place, message, found: path, fix }],
  });
  try {
    const document = await readPdf(path, bytes);
    if (document.paragraphs > 0) return { document, diagnostics: [] };
    return refuse(
      'pdf-without-text',
      { zh: '这个 PDF 里没有文字，只有图像', en: 'this PDF holds no text, only pictures' },
      { zh: '把文字另存为文本文件，写入 `file`', en: 'save its words as a text file and name that in `file`' },
    );
  } catch (error) {
    if (error instanceof UnreadablePdf)
      return refuse(
        'unreadable-pdf',
        { zh: '这个 PDF 无法打开', en: 'this PDF cannot be opened' },
        { zh: '检查文件是否完整、有无密码', en: 'see whether the file is whole and free of a password' },
      );
    throw error;
  }
}
