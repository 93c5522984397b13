import { regionBriefing } from '../../src/briefing/region-view.ts';
import type { BriefingDocument, RegionView, VolumeView } from '../../src/briefing/view.ts';
import { volumeBriefing } from '../../src/briefing/volume-view.ts';
import { VOLUME } from '../../src/dataset/narrative.ts';
import type { Dataset, Prose } from '../../src/dataset/dataset.ts';
import { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import { languagesOf, type Language } from '../../src/language.ts';
import { parseMarkup } from '../../src/markup/parse.ts';
import type { PlannedPdf } from '../../src/output/plan.ts';
import { renderPdf } from '../../src/pdf/render.ts';
import type { Prepared } from '../../src/pipeline.ts';
import { CREATED } from './cases.ts';

// View models taken apart into the texts that a page shows, so that one of them can be made wrong between the stages.

/** Where in a view a text stands: keys of objects, indices of lists, keys of maps. */
export type Path = readonly (string | number)[];

/** What a text of a page is. */
export type Part =
  | 'card'
  | 'row'
  | 'sentence'
  | 'headline'
  | 'chart title'
  | 'chart label'
  | 'note'
  | 'comparison'
  | 'register'
  | 'other text';

/** A text of a view. */
export interface Slot {
  readonly part: Part;
  readonly path: Path;
  readonly text: string;
  readonly language?: Language;
  /** Whose quantity it shows, any of them; none where it shows no figure. */
  readonly figures: readonly string[];
}

/** What a document says. */
export function briefingOf(dataset: Dataset, plan: PlannedPdf): BriefingDocument {
  return plan.type === 'volume' ? volumeBriefing(dataset, plan.edition) : regionBriefing(dataset, plan.region, plan.edition);
}

/** A copy of a document with its texts changed, set as the pipeline sets it. */
export async function renderChanged({ fonts, templates }: Prepared, plan: PlannedPdf, briefing: BriefingDocument): Promise<Uint8Array> {
  const { markup, diagnostics } = templates[plan.type].render(briefing.view);
  if (diagnostics.length > 0) throw new FindingsError(diagnostics);
  const { tree, diagnostics: inMarkup } = parseMarkup(markup);
  if (tree === undefined) throw new FindingsError(inMarkup);
  const { title, author, subject, keywords, version } = briefing.information;
  const [language] = languagesOf(briefing.edition);
  const information = { title, language, author, subject, keywords: [...keywords, version].join(', '), version: '0', created: CREATED };
  return (await renderPdf({ tree, charts: briefing.charts, fonts, information })).bytes;
}

/** A briefing whose texts may be set: its fonts, charts and view are its own. */
export function copyOf(briefing: BriefingDocument): BriefingDocument {
  return { ...briefing, view: structuredClone(briefing.view), charts: new Map(structuredClone([...briefing.charts])) };
}

function childOf(node: unknown, key: string | number): unknown {
  return node instanceof Map ? (node as Map<string | number, unknown>).get(key) : (node as Record<string | number, unknown>)[key];
}

/** What stands at a path. */
export function at(briefing: BriefingDocument, path: Path): unknown {
  return path.reduce<unknown>(childOf, briefing);
}

/** Puts something at a path of a copy. */
export function put(briefing: BriefingDocument, path: Path, value: unknown): void {
  const parent = at(briefing, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1) ?? ''] = value;
}

// Keys whose texts no page shows.
const HIDDEN = new Set([
  'to',
  'anchor',
  'back',
  'id',
  'lang',
  'kind',
  'align',
  'widths',
  'density',
  'outline',
  'outlines',
  'mark',
  'notes',
]);

/** Every text of a document with what it is. */
export function slotsOf(dataset: Dataset, plan: PlannedPdf, briefing: BriefingDocument): readonly Slot[] {
  const slots: Slot[] = [];
  const known = new Set<string>();
  const add = (part: Part, path: Path, figures: readonly string[], language?: Language): void => {
    const text = at(briefing, path);
    known.add(path.join('/'));
    if (typeof text === 'string' && text !== '') slots.push({ part, path, text, figures, ...(language === undefined ? {} : { language }) });
  };
  const figureOf = (mark: string): readonly string[] => (mark === '' ? [] : [briefing.figures[Number(mark) - 1] ?? '']);
  const region = (view: RegionView, path: Path, owner: string): void => {
    const narrative = dataset.narratives.get(owner);
    const named = (prose: Prose | undefined): readonly string[] =>
      (prose?.zh ?? []).flatMap((part) => (part.type === 'figure' ? [part.id] : []));
    for (const [index, line] of view.headline.entries())
      for (const part of line.parts.keys())
        add('headline', [...path, 'headline', index, 'parts', part, 'text'], named(narrative?.headline), line.lang);
    for (const [index, card] of view.cards.entries()) {
      const figures = figureOf(card.mark.mark);
      for (const key of ['before', 'number', 'unit']) add('card', [...path, 'cards', index, key], figures, briefing.languages[0]);
      for (const [label, { lang }] of card.label.entries()) add('card', [...path, 'cards', index, 'label', label, 'text'], figures, lang);
    }
    for (const [index, { texts }] of view.measures.entries())
      for (const [text, { lang, parts }] of texts.entries())
        for (const [part, { mark }] of parts.entries())
          add(
            mark === '' ? 'other text' : 'sentence',
            [...path, 'measures', index, 'texts', text, 'parts', part, 'text'],
            figureOf(mark),
            lang,
          );
    for (const [row, charts] of view.chartRows.entries())
      for (const [index, { id, title }] of charts.entries()) {
        const asked = narrative?.charts.find((chart) => id.endsWith(`-${chart.id}`));
        for (const [line, { lang, parts }] of title.entries())
          for (const part of parts.keys())
            add('chart title', [...path, 'chartRows', row, index, 'title', line, 'parts', part, 'text'], named(asked?.title), lang);
        for (const [item, { figure }] of (briefing.charts.get(id)?.items ?? []).entries())
          add('chart label', ['charts', id, 'items', item, 'text'], [figure], briefing.languages[0]);
      }
    for (const [group, { rows }] of view.table.groups.entries())
      for (const [row, { number, value, unit }] of rows.entries()) {
        const at = [...path, 'table', 'groups', group, 'rows', row];
        for (const [text, { lang }] of value.entries()) add('row', [...at, 'value', text, 'text'], figureOf(number), lang);
        for (const [text, { lang }] of unit.entries()) add('row', [...at, 'unit', text, 'text'], figureOf(number), lang);
      }
    for (const [list, { lang, items }] of view.notes.entries())
      for (const item of items.keys()) add('note', [...path, 'notes', list, 'items', item, 'text'], [], lang);
  };
  if (plan.type === 'briefing') region((briefing.view as { region: RegionView }).region, ['view', 'region'], plan.region.slug);
  else {
    const view = briefing.view as VolumeView;
    region(view.summary, ['view', 'summary'], VOLUME);
    for (const [index, each] of view.regions.entries()) region(each, ['view', 'regions', index], dataset.regions[index]?.slug ?? '');
    for (const [table, { rows }] of view.comparisons.entries())
      for (const [row, { cells }] of rows.entries())
        for (const [cell, { text, mark }] of cells.entries())
          for (const [index, { lang }] of text.entries())
            add('comparison', ['view', 'comparisons', table, 'rows', row, 'cells', cell, 'text', index, 'text'], figureOf(mark.mark), lang);
    for (const [group, { rows }] of view.register.groups.entries())
      for (const [row, { number, value }] of rows.entries()) {
        const at: Path = ['view', 'register', 'groups', group, 'rows', row];
        for (const [index, { lang }] of value.entries()) add('register', [...at, 'value', index, 'text'], figureOf(number), lang);
        add('register', [...at, 'printed'], figureOf(number), 'zh');
      }
  }
  others(briefing.view, ['view']);
  return slots;

  function others(node: unknown, path: Path): void {
    if (typeof node === 'string') {
      if (!known.has(path.join('/'))) add('other text', path, []);
    } else if (Array.isArray(node)) for (const [index, child] of node.entries()) others(child, [...path, index]);
    else if (typeof node === 'object' && node !== null)
      for (const [key, child] of Object.entries(node)) if (!HIDDEN.has(key) || typeof child === 'object') others(child, [...path, key]);
  }
}

/** Lists of rows that a document's tables hold, each row with its figure. */
export function tablesOf(
  plan: PlannedPdf,
  briefing: BriefingDocument,
): readonly { readonly path: Path; readonly figures: readonly string[]; readonly part: 'row' | 'register' }[] {
  const figure = ({ number }: { number: string }): string => briefing.figures[Number(number) - 1] ?? '';
  const inRegion = (view: RegionView, path: Path) =>
    view.table.groups.map(({ rows }, group) => ({
      part: 'row' as const,
      path: [...path, 'table', 'groups', group, 'rows'],
      figures: rows.map(figure),
    }));
  if (plan.type === 'briefing') return inRegion((briefing.view as { region: RegionView }).region, ['view', 'region']);
  const view = briefing.view as VolumeView;
  return [
    ...view.regions.flatMap((region, index) => inRegion(region, ['view', 'regions', index])),
    ...view.register.groups.map(({ rows }, group) => ({
      part: 'register' as const,
      path: ['view', 'register', 'groups', group, 'rows'],
      figures: rows.map(figure),
    })),
  ];
}
