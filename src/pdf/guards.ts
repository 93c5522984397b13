import type { ChartModel } from '../briefing/chart.ts';
import { type Diagnostic, FindingsError, type Place } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { FontSet } from '../fonts/font-set.ts';
import type { Localized } from '../language.ts';
import type { ElementNode } from '../markup/tree.ts';
import { PAGE } from '../theme/page.ts';
import { tocEntries } from './build/contents.ts';
import type { ChartNode } from './engine/definition.ts';
import type { Layout } from './engine/layout.ts';
import { TextLine } from './engine/text-line.ts';
import type { CharacterClass } from './line/character.ts';
import { lineText, type SetLine } from './line/lines.ts';

// pdfmake drops what does not fit and prints a box for a missing glyph, both without a word. Nothing leaves this folder
// before these checks.

/**
 * Refuses characters that no face has, wherever they would be printed, charts that are not there and contents of nothing.
 * Throws FindingsError (`missing-glyph`, `unknown-chart`, `empty-contents`).
 */
export function checkContent(tree: ElementNode, charts: ReadonlyMap<string, ChartModel>, fonts: FontSet): void {
  const findings: Diagnostic[] = [];
  const check = (text: string, place: Place): void => {
    for (const { codePoint } of fonts.missing(text)) findings.push(missingGlyph(codePoint, place));
  };
  const visit = (node: ElementNode): void => {
    for (const name of ['before', 'number', 'unit']) check(node.attributes[name] ?? '', node.place);
    if (node.name === 'chart') {
      const id = node.attributes['ref'] ?? '';
      const chart = charts.get(id);
      if (chart === undefined) findings.push(unknownChart(id, charts.keys(), node.place));
      else for (const text of chartTexts(chart)) check(text, node.place);
    }
    if (node.name === 'toc' && tocEntries(tree).contents.length === 0) findings.push(emptyContents(node.place));
    for (const child of node.children) {
      if ('text' in child) check(child.text, node.place);
      else visit(child);
    }
  };
  visit(tree);
  if (findings.length > 0) throw new FindingsError(findings);
}

function unknownChart(id: string, known: Iterable<string>, place: Place): Diagnostic {
  const near = nearest(id, known);
  return {
    code: 'unknown-chart',
    severity: 'error',
    place,
    message: { zh: `文档没有名为“${id}”的图`, en: `the document has no chart "${id}"` },
    found: id,
    ...(near === undefined ? {} : { fix: { zh: `是否应为“${near}”`, en: `did you mean "${near}"?` } }),
  };
}

function emptyContents(place: Place): Diagnostic {
  return {
    code: 'empty-contents',
    severity: 'error',
    place,
    message: { zh: '目录没有可列的标题', en: 'the contents have no heading to list' },
    fix: { zh: '给 h1 或 h2 加 toc="1"，或去掉 toc', en: 'give an h1 or h2 toc="1", or take the toc out' },
  };
}

function chartTexts(chart: ChartModel): string[] {
  const labels = [...chart.items.map((item) => item.label), chart.referenceLine?.label ?? []];
  return [...chart.items.map((item) => item.text), ...labels.flat().map(({ text }) => text)];
}

function missingGlyph(codePoint: number, place: Place): Diagnostic {
  const character = String.fromCodePoint(codePoint);
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'missing-glyph',
    severity: 'error',
    place,
    message: { zh: `没有字体能显示“${character}”（${name}）`, en: `no font can show "${character}" (${name})` },
    found: `${character} ${name}`,
    fix: {
      zh: '换用其他字符，或在 dataset.yaml 的 fonts 中加入含有它的字体',
      en: 'use another character, or add a font that has it to fonts in dataset.yaml',
    },
  };
}

/**
 * Holds a layout against what was to be set: each line and chart on a page, once a page, inside the margins. Throws
 * FindingsError (`too-tall`, `too-wide`) for what the template asks for and a page cannot hold, Error for a fault of ours.
 */
export function checkLayout(layout: Layout): void {
  const drawn = new Set<SetLine | Place>();
  const findings: Diagnostic[] = [];
  const empty: number[] = [];
  for (const [index, { items, pageMargins }] of layout.pages.entries()) {
    const here = new Set<SetLine>();
    let body = 0;
    for (const { type, item } of items) {
      if (type === 'svg') drawn.add((item as ChartNode).place);
      const y = (item as { y?: number }).y ?? 0;
      if (type === 'svg' || type === 'line') body += y >= pageMargins.top - 1 && y < PAGE.height - pageMargins.bottom ? 1 : 0;
      if (!(item instanceof TextLine)) continue;
      if (here.has(item.set)) throw new Error(`a line is drawn twice on page ${index + 1}: ${lineText(item.set)}`);
      here.add(item.set);
      drawn.add(item.set);
      findings.push(...outside(item));
    }
    if (body === 0) empty.push(index + 1);
  }
  for (const line of layout.lines) if (!drawn.has(line.set)) findings.push(tooTall(line.paragraph.place, lineText(line.set)));
  for (const { place } of layout.charts) if (!drawn.has(place)) findings.push(tooTall(place, 'chart'));
  if (findings.length > 0) throw new FindingsError(onePerPlace(findings));
  if (empty.length > 0) throw new Error(`empty pages: ${empty.join(', ')}`);
}

const LEEWAY = 1.5;

function outside(line: TextLine): Diagnostic[] {
  const { x = 0, y = 0, set, paragraph } = line;
  const { glyphs, start, end, x: places } = set;
  if (start === end) return [];
  // A closing mark at the end keeps its white half beyond the edge, an opening one at the beginning.
  const last = end - 1;
  const white = (index: number, kind: CharacterClass): number =>
    glyphs.of[index]?.kind === kind ? (glyphs.sizes[index] as number) / 2 : 0;
  const right = x + (places[last - start] as number) + (glyphs.advances[last] as number) - white(last, 'full-close');
  const left = x + (places[0] as number) + white(start, 'full-open');
  if (left < PAGE.left - LEEWAY || right > PAGE.width - PAGE.right + LEEWAY) return [tooWide(paragraph.place, lineText(line.set))];
  if (y < 0 || y + set.height > PAGE.height) return [tooTall(paragraph.place, lineText(line.set))];
  return [];
}

function onePerPlace(findings: readonly Diagnostic[]): Diagnostic[] {
  const kept = new Map<string, Diagnostic>();
  for (const finding of findings) {
    const { file, line, column } = finding.place as Place;
    const key = `${finding.code} ${file}:${line}:${column}`;
    if (!kept.has(key)) kept.set(key, finding);
  }
  return [...kept.values()];
}

function refusal(code: string, place: Place, found: string, message: Localized, fix: Localized): Diagnostic {
  return { code, severity: 'error', place, message, found, fix };
}

function tooTall(place: Place, found: string): Diagnostic {
  return refusal(
    'too-tall',
    place,
    found,
    { zh: '内容高于一页，又不允许跨页，会丢失', en: 'this is kept together but taller than a page, so it would be lost' },
    { zh: '缩短内容，或去掉外层的 keep，或拆成多行', en: 'shorten it, take it out of its keep, or split the row' },
  );
}

function tooWide(place: Place, found: string): Diagnostic {
  return refusal(
    'too-wide',
    place,
    found,
    { zh: '文字超出版心', en: 'this text stands outside the page’s text area' },
    { zh: '减小 widths 中的列宽，使总和不超过版心宽度', en: 'make the columns in widths narrower, so that their sum fits the page' },
  );
}
