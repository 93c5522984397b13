import { evaluateDerivations } from '../../src/briefing/derive.ts';
import { labelsOf } from '../../src/briefing/labels.ts';
import type { BriefingDocument } from '../../src/briefing/view.ts';
import { writeNumber, writeQuantity } from '../../src/quantity/write.ts';
import { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import { verifyDocuments } from '../../src/verify/verify.ts';
import { pick, type Blow, type Chance, type Seen, type Striker } from './blow.ts';
import { cleanDocument, type Case, type CleanDocument } from './cases.ts';
import { differingPages, pageTexts } from './pdf-file.ts';
import { at, briefingOf, copyOf, put, renderChanged, slotsOf, tablesOf, type Part, type Slot } from './views.ts';
import type { PlannedPdf } from '../../src/output/plan.ts';
import { WRONG, type Spoil } from './wrong-words.ts';

// Wrong outcomes of pages, made between the view model and the template: everything after it works as always.

/** What opening a document again finds, errors only. */
export async function seenByVerify({ prepared }: Case, clean: CleanDocument, bytes: Uint8Array): Promise<readonly Seen[]> {
  const { name, plan, pages, unnamed } = clean;
  const { findings } = await verifyDocuments(prepared.dataset, [{ name, plan, bytes, pages, ...(unnamed && { unnamed }) }]);
  return findings.filter(({ severity }) => severity === 'error');
}

interface Document {
  readonly set: Case;
  readonly plan: PlannedPdf;
  readonly briefing: BriefingDocument;
  readonly slots: readonly Slot[];
}

const documents = new Map<Case, readonly Document[]>();

function documentsOf(set: Case): readonly Document[] {
  const found =
    documents.get(set) ??
    set.plans.flatMap((plan): Document[] => {
      if (plan.type !== 'briefing' && plan.type !== 'volume') return [];
      const briefing = briefingOf(set.prepared.dataset, plan);
      return [{ set, plan, briefing, slots: slotsOf(set.prepared.dataset, plan, briefing) }];
    });
  documents.set(set, found);
  return found;
}

/** A document of a case; a volume now and then, for it takes long. */
function anyDocument(cases: readonly Case[], chance: Chance, wanted?: 'volume'): Document | undefined {
  const set = pick(cases, chance);
  const volume = wanted === 'volume' || chance() < 0.08;
  return (
    set &&
    pick(
      documentsOf(set).filter(({ plan }) => (plan.type === 'volume') === volume),
      chance,
    )
  );
}

/** Renders a changed copy and shows it to the reader of finished files. */
async function struck(
  { set, plan, briefing }: Document,
  what: string,
  figures: readonly string[],
  change: (copy: BriefingDocument) => void,
): Promise<Blow | undefined> {
  const clean = await cleanDocument(set, plan);
  const copy = copyOf(briefing);
  change(copy);
  const bytes = await renderChanged(set.prepared, plan, copy).catch((error: unknown) => {
    if (error instanceof FindingsError) return undefined;
    throw error;
  });
  // What is refused on the way never becomes a document.
  if (bytes === undefined) return undefined;
  const pages = differingPages(clean.texts, pageTexts(bytes));
  // What no page shows is no wrong outcome.
  if (pages.size === 0) return undefined;
  const spot = { document: plan.name, pages, ...(figures.length === 0 ? {} : { figures: new Set(figures) }) };
  return { what: `${set.name} ${plan.name}: ${what}`, spot, seen: await seenByVerify(set, clean, bytes) };
}

/** How often a text stands in another, white space left aside. */
function times(text: string, within: string): number {
  const [short, long] = [text, within].map((each) => each.replace(/\s/g, ''));
  return short === undefined || short === '' || long === undefined ? 0 : long.split(short).length - 1;
}

/** Those of a text's figures whose quantity is no longer what it was: a changed year or number of a chart is nobody's figure. */
function touched({ set: { prepared } }: Document, { figures, language = 'zh', text }: Slot, after: string): readonly string[] {
  const { dataset } = prepared;
  const derived = evaluateDerivations(dataset);
  return figures.filter((id) => {
    const quantity = (dataset.figureById.get(id) ?? derived.get(id))?.quantity;
    if (quantity === undefined) return true;
    const style = { groupChinese: dataset.groupChinese };
    const { text: whole, unit, prefix, after: behind } = writeQuantity(quantity, language, style);
    const forms = [whole, writeNumber(quantity, language, style), prefix + unit + behind];
    return forms.some((form) => times(form, text) > times(form, after));
  });
}

function inSlots(cases: readonly Case[], parts: readonly Part[], spoil: Spoil, chance: Chance): Promise<Blow | undefined> | undefined {
  const document = anyDocument(cases, chance, parts.every((part) => part === 'register' || part === 'comparison') ? 'volume' : undefined);
  if (document === undefined) return undefined;
  const candidates = document.slots.filter(({ part, text }) => parts.includes(part) && spoil(text, () => 0) !== undefined);
  const slot = pick(candidates, chance);
  const text = slot && spoil(slot.text, chance);
  if (slot === undefined || text === undefined) return undefined;
  return struck(document, `${slot.path.join('/')} "${slot.text}" -> "${text}"`, touched(document, slot, text), (copy) =>
    put(copy, slot.path, text),
  );
}

const QUANTITIES: readonly Part[] = ['card', 'row', 'sentence', 'headline', 'chart title', 'chart label', 'comparison', 'register'];

/** A figure's text gone in one of the two languages of a bilingual page. */
function leftOut(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> | undefined {
  const document = anyDocument(cases, chance);
  if (document === undefined || document.plan.edition !== 'zh-en') return undefined;
  const slot = pick(
    document.slots.filter(({ part, text }) => part === 'sentence' || (part === 'row' && /\d/.test(text))),
    chance,
  );
  if (slot === undefined) return undefined;
  const withMark = chance() < 0.5;
  return struck(document, `${slot.path.join('/')} "${slot.text}" left out`, slot.figures, (copy) => {
    put(copy, slot.path, '');
    if (withMark && slot.part === 'sentence') put(copy, [...slot.path.slice(0, -1), 'mark'], '');
  });
}

function rowDropped(cases: readonly Case[], part: 'row' | 'register', chance: Chance): Promise<Blow | undefined> | undefined {
  const document = anyDocument(cases, chance, part === 'register' ? 'volume' : undefined);
  const table =
    document &&
    pick(
      tablesOf(document.plan, document.briefing).filter((each) => each.part === part),
      chance,
    );
  if (document === undefined || table === undefined) return undefined;
  const row = Math.floor(chance() * table.figures.length);
  const figure = table.figures[row] ?? '';
  const others = tablesOf(document.plan, document.briefing).filter((each) => each.part === part);
  const anchors = others.flatMap(({ path }) => (at(document.briefing, path) as readonly Anchored[]).map(({ anchor }) => anchor));
  const lost = (at(document.briefing, table.path) as readonly Anchored[])[row]?.anchor ?? '';
  const instead = anchors.find((anchor) => anchor !== lost);
  if (instead === undefined) return undefined;
  return struck(document, `row ${row} of ${table.path.join('/')} dropped`, [figure], (copy) => {
    put(copy, table.path, (at(copy, table.path) as unknown[]).toSpliced(row, 1));
    // A link that leads nowhere is refused with the markup: let it lead to another row.
    retarget(copy.view, lost, instead);
    for (const model of copy.charts.values()) retarget(model, lost, instead);
  });
}

interface Anchored {
  readonly anchor: string;
}

/** Lets what leads to one anchor lead to another. */
function retarget(node: unknown, from: string, to: string): void {
  if (typeof node !== 'object' || node === null) return;
  const entries = node as Record<string, unknown>;
  for (const [key, child] of Object.entries(entries)) {
    // One anchor, or several apart by spaces.
    if (typeof child === 'string' && child.split(' ').includes(from)) {
      entries[key] = child
        .split(' ')
        .map((anchor) => (anchor === from ? to : anchor))
        .join(' ');
    } else retarget(child, from, to);
  }
}

function rowsSwapped(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> | undefined {
  const document = anyDocument(cases, chance);
  const table =
    document &&
    pick(
      tablesOf(document.plan, document.briefing).filter(({ figures }) => figures.length > 1),
      chance,
    );
  if (document === undefined || table === undefined) return undefined;
  const first = Math.floor(chance() * (table.figures.length - 1));
  const values = [first, first + 1].map((row) => at(document.briefing, [...table.path, row, 'value']));
  if (JSON.stringify(values[0]) === JSON.stringify(values[1])) return undefined;
  return struck(
    document,
    `values of rows ${first} and ${first + 1} of ${table.path.join('/')} swapped`,
    table.figures.slice(first, first + 2),
    (copy) => {
      put(copy, [...table.path, first, 'value'], values[1]);
      put(copy, [...table.path, first + 1, 'value'], values[0]);
    },
  );
}

/** The word for a missing value, or a zero, replaced by another. */
function statusSwapped(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> | undefined {
  const document = anyDocument(cases, chance, chance() < 0.3 ? 'volume' : undefined);
  if (document === undefined) return undefined;
  const words = (slot: Slot): readonly string[] => ['0', ...Object.values(labelsOf(slot.language ?? 'zh').statuses)];
  const slot = pick(
    document.slots.filter((each) => QUANTITIES.includes(each.part) && words(each).includes(each.text)),
    chance,
  );
  const word =
    slot &&
    pick(
      words(slot).filter((each) => each !== slot.text),
      chance,
    );
  if (slot === undefined || word === undefined) return undefined;
  return struck(document, `${slot.path.join('/')} "${slot.text}" -> "${word}"`, slot.figures, (copy) => put(copy, slot.path, word));
}

const ADDED = [' 35', '，另有35户', ', and 35 households', ' 12.4%', '三十五户'];

/** A number that no figure stands for, after some words of the page. */
function numberAdded(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> | undefined {
  const document = anyDocument(cases, chance);
  const slot =
    document &&
    pick(
      document.slots.filter(({ text }) => text.length > 1),
      chance,
    );
  const added = pick(ADDED, chance);
  if (document === undefined || slot === undefined || added === undefined) return undefined;
  return struck(document, `${slot.path.join('/')} "${slot.text}" + "${added}"`, [], (copy) => put(copy, slot.path, slot.text + added));
}

/** The strikers of pages. */
export function pageStrikers(cases: readonly Case[]): readonly Striker[] {
  const gate = 'verify' as const;
  const inParts = (kind: string, weight: number, parts: readonly Part[], spoil: Spoil): Striker => ({
    gate,
    kind,
    weight,
    strike: (chance) => inSlots(cases, parts, spoil, chance),
  });
  return [
    inParts('digit in a card', 5, ['card'], WRONG.digit),
    inParts('digit in a table', 6, ['row'], WRONG.digit),
    inParts('digit in a chart label', 5, ['chart label'], WRONG.digit),
    inParts('digit in a chart title', 3, ['chart title'], WRONG.digit),
    inParts('digit in a sentence', 6, ['sentence'], WRONG.digit),
    inParts('digit in a headline', 4, ['headline'], WRONG.digit),
    inParts('digit in a note', 3, ['note'], WRONG.digit),
    inParts('digit in the register', 2, ['register'], WRONG.digit),
    inParts('digit in a comparison', 2, ['comparison'], WRONG.digit),
    inParts('digit in another text', 4, ['other text'], WRONG.digit),
    inParts('decimal point moved', 5, QUANTITIES, WRONG.point),
    inParts('万 for 亿, million for billion', 6, QUANTITIES, WRONG.scale),
    inParts('unit swapped in one language', 6, QUANTITIES, WRONG.unit),
    inParts('qualifier dropped', 6, QUANTITIES, WRONG.qualifier),
    inParts('sign dropped', 4, QUANTITIES, WRONG.sign),
    { gate, kind: 'figure left out of one language', weight: 6, strike: (chance) => leftOut(cases, chance) },
    { gate, kind: 'row dropped from a table', weight: 5, strike: (chance) => rowDropped(cases, 'row', chance) },
    { gate, kind: 'row dropped from the register', weight: 2, strike: (chance) => rowDropped(cases, 'register', chance) },
    { gate, kind: 'values of two rows swapped', weight: 5, strike: (chance) => rowsSwapped(cases, chance) },
    { gate, kind: 'missing word or zero swapped', weight: 5, strike: (chance) => statusSwapped(cases, chance) },
    { gate, kind: 'number added to a text', weight: 5, strike: (chance) => numberAdded(cases, chance) },
  ];
}
