import { pick, type Blow, type Chance, type Striker } from './blow.ts';
import { cleanDocument, type Case, type CleanDocument } from './cases.ts';
import { differingPages, pageTexts, PdfFile, withGlyph, type PdfPage, type Shown } from './pdf-file.ts';
import { seenByVerify } from './page-strikers.ts';

// Wrong outcomes of finished PDFs: their content streams and character maps are edited.

interface Opened {
  readonly set: Case;
  readonly clean: CleanDocument;
  readonly file: PdfFile;
  readonly page: PdfPage;
}

const opened = new WeakMap<Uint8Array, PdfFile>();

async function anyPage(cases: readonly Case[], chance: Chance): Promise<Opened | undefined> {
  const set = pick(cases, chance);
  const volume = chance() < 0.06;
  const plan =
    set &&
    pick(
      set.plans.filter(({ type }) => type === (volume ? 'volume' : 'briefing')),
      chance,
    );
  if (set === undefined || plan === undefined) return undefined;
  const clean = await cleanDocument(set, plan);
  const file = opened.get(clean.bytes) ?? new PdfFile(clean.bytes);
  opened.set(clean.bytes, file);
  const page = pick(file.pages, chance);
  return page && { set, clean, file, page };
}

async function struck({ set, clean }: Opened, what: string, bytes: Uint8Array): Promise<Blow | undefined> {
  const pages = differingPages(clean.texts, pageTexts(bytes));
  if (pages.size === 0) return undefined;
  // What is wrong on every page is wrong with the document.
  const spot = { document: clean.name, ...(pages.size === clean.pages ? {} : { pages }) };
  return { what: `${set.name} ${clean.name}: ${what}`, spot, seen: await seenByVerify(set, clean, bytes) };
}

interface Glyph {
  readonly shown: Shown;
  readonly at: number;
  readonly character: string;
}

function glyphsOf({ shown, fonts }: PdfPage, wanted: RegExp): readonly Glyph[] {
  return shown.flatMap((each) =>
    each.codes.flatMap((code, at) => {
      const character = fonts.get(each.font)?.get(code) ?? '';
      return wanted.test(character) ? [{ shown: each, at, character }] : [];
    }),
  );
}

function withLine({ file, page }: Opened, line: number, operators: string | undefined): Uint8Array {
  const lines = operators === undefined ? page.lines.toSpliced(line, 1) : page.lines.with(line, operators);
  return file.with(new Map([[page.content, lines.join('\n')]]));
}

/** Another character that the same font has. */
function another({ page }: Opened, { shown, character }: Glyph, wanted: RegExp, chance: Chance): readonly [number, string] | undefined {
  const characters = [...(page.fonts.get(shown.font) ?? [])].filter(([, other]) => wanted.test(other) && other !== character);
  return pick(characters, chance);
}

async function glyphSwapped(cases: readonly Case[], wanted: RegExp, chance: Chance): Promise<Blow | undefined> {
  const on = await anyPage(cases, chance);
  const glyph = on && pick(glyphsOf(on.page, wanted), chance);
  const other = on && glyph && another(on, glyph, wanted, chance);
  if (on === undefined || glyph === undefined || other === undefined) return undefined;
  const { shown, at, character } = glyph;
  const operators = withGlyph(on.page.lines[shown.line] ?? '', at, other[0]);
  return struck(on, `page ${on.page.number} "${shown.text}": ${character} at ${at} -> ${other[1]}`, withLine(on, shown.line, operators));
}

/** A glyph that is no character's (`code` 0), or is not there at all (`code` undefined). */
async function glyphLost(cases: readonly Case[], code: 0 | undefined, chance: Chance): Promise<Blow | undefined> {
  const on = await anyPage(cases, chance);
  const glyph = on && pick(glyphsOf(on.page, /\S/u), chance);
  if (on === undefined || glyph === undefined) return undefined;
  const { shown, at, character } = glyph;
  const operators = withGlyph(on.page.lines[shown.line] ?? '', at, code);
  return struck(
    on,
    `page ${on.page.number} "${shown.text}": ${character} at ${at} -> ${code ?? 'gone'}`,
    withLine(on, shown.line, operators),
  );
}

async function mapSpoilt(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> {
  const on = await anyPage(cases, chance);
  const glyph = on && pick(glyphsOf(on.page, chance() < 0.5 ? /\d/ : /\S/u), chance);
  const map = on?.page.maps.get(glyph?.shown.font ?? '');
  if (on === undefined || glyph === undefined || map === undefined) return undefined;
  const { shown, at, character } = glyph;
  const code = shown.codes[at] ?? 0;
  const other = /\d/.test(character) ? String((Number(character) + 1 + Math.floor(chance() * 9)) % 10) : '某';
  const bytes = on.file.with(new Map([[map, on.file.remapped(map, code, other)]]));
  return struck(on, `${shown.font}: code ${code} for ${character} -> ${other}`, bytes);
}

/** All that is drawn of a text at one place. */
async function lineDropped(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> {
  const on = await anyPage(cases, chance);
  const shown =
    on &&
    pick(
      on.page.shown.filter(({ text }) => text.trim() !== ''),
      chance,
    );
  if (on === undefined || shown === undefined) return undefined;
  // A change of font is kept: what follows relies on it.
  const font = /\/F\d+ [\d.]+ Tf/.exec(on.page.lines[shown.line] ?? '')?.[0];
  return struck(
    on,
    `page ${on.page.number} "${shown.text}" dropped`,
    withLine(on, shown.line, font === undefined ? undefined : `BT ${font} ET`),
  );
}

/** A number drawn at some place of a page, in a face that the page has. */
async function numberDrawn(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> {
  const on = await anyPage(cases, chance);
  if (on === undefined) return undefined;
  const font = pick([...on.page.fonts.keys()], chance) ?? '';
  const digits = [...(on.page.fonts.get(font) ?? [])].filter(([, character]) => /\d/.test(character));
  const codes = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => pick(digits, chance)).flatMap((each) =>
    each === undefined ? [] : [each],
  );
  if (codes.length === 0) return undefined;
  const glyphs = codes.map(([code]) => code.toString(16).padStart(4, '0')).join('');
  const [x, y] = [60 + Math.floor(chance() * 450), 100 + Math.floor(chance() * 650)];
  // Among what is drawn already, not only after it.
  const shown = pick(on.page.shown, chance);
  const size = /\/F\d+ [\d.]+ Tf/;
  const inForce = on.page.lines.slice(0, (shown?.line ?? 0) + 1).findLast((line) => size.test(line));
  const back = inForce === undefined ? '' : ` BT ${size.exec(inForce)?.[0]} ET`;
  const operators = `${on.page.lines[shown?.line ?? 0]}\nBT /${font} 8 Tf 1 0 0 -1 ${x} ${y} Tm [<${glyphs}>] TJ ET\n${back.trim()}`;
  const what = `page ${on.page.number} ${codes.map(([, digit]) => digit).join('')} drawn at ${x} ${y} after "${shown?.text}"`;
  return struck(on, what, withLine(on, shown?.line ?? 0, operators));
}

/** The bytes of a document are those of another region's. */
async function anotherRegion(cases: readonly Case[], chance: Chance): Promise<Blow | undefined> {
  const on = await anyPage(cases, chance);
  const { plan } = on?.clean ?? {};
  if (on === undefined || plan?.type !== 'briefing') return undefined;
  const others = on.set.plans.filter(
    (other) => other.type === 'briefing' && other.edition === plan.edition && other.region !== plan.region,
  );
  const other = pick(others, chance);
  if (other === undefined) return undefined;
  const { bytes } = await cleanDocument(on.set, other);
  return {
    what: `${on.set.name} ${plan.name} is ${other.name}`,
    spot: { document: plan.name },
    seen: await seenByVerify(on.set, on.clean, bytes),
  };
}

/** The strikers of finished PDFs. */
export function streamStrikers(cases: readonly Case[]): readonly Striker[] {
  const gate = 'verify' as const;
  return [
    { gate, kind: 'digit in a content stream', weight: 10, strike: (chance) => glyphSwapped(cases, /^\d$/, chance) },
    { gate, kind: 'character in a content stream', weight: 6, strike: (chance) => glyphSwapped(cases, /^\p{L}$/u, chance) },
    { gate, kind: 'glyph of no character', weight: 5, strike: (chance) => glyphLost(cases, 0, chance) },
    { gate, kind: 'glyph gone', weight: 5, strike: (chance) => glyphLost(cases, undefined, chance) },
    { gate, kind: 'glyph mapped to another character', weight: 6, strike: (chance) => mapSpoilt(cases, chance) },
    { gate, kind: 'line of text dropped', weight: 7, strike: (chance) => lineDropped(cases, chance) },
    { gate, kind: 'number drawn on a page', weight: 7, strike: (chance) => numberDrawn(cases, chance) },
    { gate, kind: 'another region’s document', weight: 3, strike: (chance) => anotherRegion(cases, chance) },
  ];
}
