import { parseMarkup } from '../../src/markup/parse.ts';
import type { ElementNode } from '../../src/markup/tree.ts';
import { buildDocument } from '../../src/pdf/build/document.ts';
import { checkDrawn } from '../../src/pdf/drawn.ts';
import { drawDocument } from '../../src/pdf/engine/engine.ts';
import { layOut, type Layout } from '../../src/pdf/engine/layout.ts';
import { TextLine } from '../../src/pdf/engine/text-line.ts';
import { checkLayout } from '../../src/pdf/guards.ts';
import { lineText } from '../../src/pdf/line/lines.ts';
import { PAGE } from '../../src/theme/page.ts';
import { pick, type Blow, type Chance, type Seen, type Striker } from './blow.ts';
import { CREATED, type Case } from './cases.ts';
import type { PlannedPdf } from '../../src/output/plan.ts';
import { briefingOf } from './views.ts';

// Wrong outcomes within the engine, between laying out and drawing: what pdfmake may lose or put in the wrong place.

const INFORMATION = { title: '', language: 'zh', author: '', created: CREATED, version: '0' } as const;

interface Item {
  readonly page: number;
  readonly index: number;
  readonly line: TextLine;
}

interface LaidOut {
  readonly tree: ElementNode;
  readonly layout: Layout;
}

function laidOut({ prepared }: Case, plan: PlannedPdf): LaidOut {
  const { view, charts } = briefingOf(prepared.dataset, plan);
  const { tree } = parseMarkup(prepared.templates[plan.type].render(view).markup);
  if (tree === undefined) throw new Error('the templates of the program are sound');
  const { fonts } = prepared;
  return { tree, layout: layOut(buildDocument({ tree, charts, fonts }, new Map()), fonts) };
}

/** What the guards of rendering say, of the page that their words name. */
function seenByGuards({ tree, layout }: LaidOut): readonly Seen[] {
  try {
    checkLayout(layout);
    const { lines } = drawDocument(layout, INFORMATION);
    checkDrawn(tree, layout.lines, lines);
    return [];
  } catch (error) {
    const { message, diagnostics } = error as { message: string; diagnostics?: readonly { readonly code: string }[] };
    const page = /^page (\d+)/.exec(message)?.[1];
    return [{ code: diagnostics?.[0]?.code ?? 'guard', ...(page === undefined ? {} : { page: Number(page) }) }];
  }
}

type Harm = (items: Layout['pages'][number]['items'], item: Item, all: readonly Item[], chance: Chance) => boolean;

function struck(cases: readonly Case[], harm: Harm, onPage: boolean, chance: Chance): Blow | undefined {
  const set = pick(cases, chance);
  const plan = set?.plans.filter((each): each is PlannedPdf => each.type === 'briefing');
  const document = plan && pick(plan, chance);
  if (set === undefined || document === undefined) return undefined;
  const made = laidOut(set, document);
  const { layout } = made;
  const items = layout.pages.flatMap((page, at) =>
    page.items.flatMap(({ item }, index): Item[] =>
      item instanceof TextLine && lineText(item.set).trim() !== '' ? [{ page: at + 1, index, line: item }] : [],
    ),
  );
  const item = pick(items, chance);
  const page = item && layout.pages[item.page - 1];
  if (item === undefined || page === undefined || !harm(page.items, item, items, chance)) return undefined;
  const spot = onPage ? { pages: new Set([item.page]) } : {};
  return { what: `${set.name} ${document.name} page ${item.page} "${lineText(item.line.set)}"`, spot, seen: seenByGuards(made) };
}

const dropped: Harm = (items, { index }) => (items as unknown[]).splice(index, 1).length > 0;

const twice: Harm = (items, { index }) => {
  const item = items[index];
  if (item === undefined) return false;
  (items as unknown[]).push(item);
  return true;
};

const outside: Harm = (_, { line }) => {
  line.x = PAGE.width - 20;
  return true;
};

const onAnother: Harm = (_, { page, line }, all, chance) => {
  const other = pick(
    all.filter((each) => each.page === page && each.line !== line && each.line.paragraph !== line.paragraph),
    chance,
  );
  if (other?.line.x === undefined || other.line.y === undefined) return false;
  // First glyph on first glyph, on one baseline.
  const x = other.line.x + (other.line.set.x[0] ?? 0) - (line.set.x[0] ?? 0);
  if (x + line.set.width > PAGE.width - PAGE.right) return false;
  line.x = x;
  line.y = other.line.y + other.line.set.baseline - line.set.baseline;
  return true;
};

/** One glyph of the line in place of another that stands for another character. */
const glyph: Harm = (_, { line }, __, chance) => {
  const { set } = line;
  const indices = Array.from({ length: set.end - set.start }, (_, index) => set.start + index);
  const [from, to] = [pick(indices, chance) ?? 0, pick(indices, chance) ?? 0];
  const [mine, other] = [set.glyphs.of[from], set.glyphs.of[to]];
  const textOf = (index: number): string => lineText({ ...set, start: index, end: index + 1 });
  if (mine === undefined || other === undefined || textOf(from).trim() === '' || textOf(from) === textOf(to) || textOf(to).trim() === '')
    return false;
  // In a copy: other documents may show the same paragraph.
  line.set = { ...set, glyphs: Object.create(set.glyphs, { of: { value: set.glyphs.of.with(from, other) } }) as typeof set.glyphs };
  return true;
};

/** The strikers of the engine. */
export function layoutStrikers(cases: readonly Case[]): readonly Striker[] {
  const gate = 'render' as const;
  const striker = (kind: string, weight: number, harm: Harm, onPage: boolean): Striker => ({
    gate,
    kind,
    weight,
    strike: (chance) => struck(cases, harm, onPage, chance),
  });
  return [
    // Where a line of the template is named, no page need be.
    striker('line lost in layout', 4, dropped, false),
    striker('line drawn twice', 2, twice, false),
    striker('line outside the text area', 2, outside, false),
    striker('line over another', 2, onAnother, true),
    striker('glyph of another character drawn', 4, glyph, false),
  ];
}
