import type { Figure } from '../../src/dataset/dataset.ts';
import { pick, seenIn, type Blow, type Chance, type Spot, type Striker } from './blow.ts';
import { check, type Case } from './cases.ts';
import { WRONG, type Spoil } from './wrong-words.ts';

// Wrong datasets that `jianbao check` should refuse.

function struck({ name, folder, contents }: Case, what: string, file: string, text: string, spot: Spot): Blow {
  const { diagnostics } = check(folder, new Map([...contents, [`${folder}/${file}`, new TextEncoder().encode(text)]]));
  return { what: `${name}: ${what}`, spot, seen: seenIn(diagnostics.filter(({ severity }) => severity === 'error')) };
}

function linesOf({ folder, contents }: Case, file: string): readonly string[] {
  return new TextDecoder().decode(contents.get(`${folder}/${file}`)).split('\n');
}

const COLUMNS = [
  'id',
  'region',
  'indicator',
  'value',
  'value-high',
  'unit',
  'period',
  'period-basis',
  'to-date',
  'kind',
  'qualifier',
  'status',
  'source',
  'paragraph',
  'printed',
];

function cellChanged(
  cases: readonly Case[],
  column: string,
  spoil: (text: string, figure: Figure, chance: Chance) => string | undefined,
  chance: Chance,
): Blow | undefined {
  const set = pick(cases, chance);
  const figure =
    set &&
    pick(
      set.prepared.dataset.figures.filter(({ quantity }) => quantity !== undefined),
      chance,
    );
  if (set === undefined || figure === undefined) return undefined;
  const { file, line } = figure.place;
  const lines = linesOf(set, 'figures.csv');
  const cells = (lines[line - 1] ?? '').split(',');
  const at = COLUMNS.indexOf(column);
  const before = cells[at] ?? '';
  const after = spoil(before, figure, chance);
  if (after === undefined || after === before) return undefined;
  const text = lines.with(line - 1, cells.with(at, after).join(',')).join('\n');
  return struck(set, `${column} of ${figure.id} "${before}" -> "${after}"`, 'figures.csv', text, { file, lines: new Set([line]) });
}

const otherUnit = (text: string, { unit }: Figure, chance: Chance): string | undefined =>
  pick(
    ['person', 'household', 'yuan', 'usd', 'percent', 'mu', 'kilometre'].filter((id) => id !== text && id !== unit.id),
    chance,
  );

const otherQualifier = (text: string, _: Figure, chance: Chance): string | undefined =>
  pick(
    ['exact', 'at-least', 'more-than', 'nearly', 'about'].filter((word) => word !== text),
    chance,
  );

const IN_DIGITS = /^\D*\d[\d.]*[^\d—~至-]*$/;

/** In the token alone; a token in words, or a range, is left. */
const otherToken: (spoil: Spoil) => (text: string, figure: Figure, chance: Chance) => string | undefined =
  (spoil) =>
  (text, { quantity }, chance) => {
    const after = IN_DIGITS.test(text) ? spoil(text, chance) : undefined;
    const same =
      after !== undefined &&
      quantity !== undefined &&
      Number(after.replace(/[^\d.]/g, '')) === Number(text.replace(/[^\d.]/g, '')) &&
      spoil === WRONG.digit;
    return same ? undefined : after;
  };

/** A sentence of narrative.yaml that stands in two lines or in one. */
interface Sentence {
  readonly line: number;
  readonly lines: ReadonlySet<number>;
  readonly references: readonly { readonly index: number; readonly text: string; readonly id: string }[];
}

const REFERENCE = /\{(?![@=])([\w.-]+)(?:\|\w+)?\}/g;

function sentencesOf(lines: readonly string[]): readonly Sentence[] {
  return lines.flatMap((text, index): Sentence[] => {
    // Flow style: Chinese before English on one line, of which the English is struck.
    const from = /\ben: /.exec(text)?.index ?? -1;
    const references = [...text.matchAll(REFERENCE)].flatMap((match) =>
      match.index > from ? [{ index: match.index, text: match[0], id: match[1] ?? '' }] : [],
    );
    if (from < 0 || references.length === 0) return [];
    return [{ line: index, lines: new Set([index, index + 1, index + 2]), references }];
  });
}

/** A reference to a figure replaced in one language. */
function referenceChanged(
  cases: readonly Case[],
  replace: (id: string, others: readonly string[], chance: Chance) => string | undefined,
  chance: Chance,
): Blow | undefined {
  const set = pick(cases, chance);
  if (set === undefined) return undefined;
  const lines = linesOf(set, 'narrative.yaml');
  const sentences = sentencesOf(lines);
  const sentence = pick(sentences, chance);
  const reference = sentence && pick(sentence.references, chance);
  if (sentence === undefined || reference === undefined) return undefined;
  // Said twice in one sentence, it is not gone.
  if (sentence.references.filter(({ id }) => id === reference.id).length > 1) return undefined;
  const own = (lines.slice(0, sentence.line).findLast((line) => /^[\w-]+:/.test(line)) ?? '').split(':')[0] ?? '';
  const others = set.prepared.dataset.figures.flatMap(({ id, quantity }) =>
    quantity !== undefined && id.startsWith(`${own}.`) ? [id.slice(own.length + 1)] : [],
  );
  const after = replace(
    reference.id,
    others.filter((id) => !sentence.references.some((each) => each.id === id)),
    chance,
  );
  if (after === undefined) return undefined;
  const text = lines[sentence.line] ?? '';
  const changed = text.slice(0, reference.index) + after + text.slice(reference.index + reference.text.length);
  const what = `line ${sentence.line + 1} of narrative.yaml: ${reference.text} -> "${after}"`;
  const spot = { file: `${set.folder}/narrative.yaml`, lines: sentence.lines };
  return struck(set, what, 'narrative.yaml', lines.with(sentence.line, changed).join('\n'), spot);
}

/** Words put before a reference in one language. */
function wordsAdded(cases: readonly Case[], words: readonly string[], chance: Chance): Blow | undefined {
  const added = pick(words, chance) ?? '';
  const set = pick(cases, chance);
  if (set === undefined) return undefined;
  const lines = linesOf(set, 'narrative.yaml');
  const sentence = pick(sentencesOf(lines), chance);
  const index = sentence?.references[0]?.index;
  if (sentence === undefined || index === undefined) return undefined;
  const text = lines[sentence.line] ?? '';
  const changed = `${text.slice(0, index)}${added} ${text.slice(index)}`;
  const spot = { file: `${set.folder}/narrative.yaml`, lines: new Set([sentence.line + 1]) };
  return struck(
    set,
    `line ${sentence.line + 1} of narrative.yaml + "${added}"`,
    'narrative.yaml',
    lines.with(sentence.line, changed).join('\n'),
    spot,
  );
}

/** A row of figures.csv gone that something else refers to. */
function rowGone(cases: readonly Case[], chance: Chance): Blow | undefined {
  const set = pick(cases, chance);
  if (set === undefined) return undefined;
  const parts = linesOf(set, 'narrative.yaml')
    .join('\n')
    .split(/^(?=[\w-]+:)/m);
  const partOf = new Map(parts.map((part) => [/^[\w-]+/.exec(part)?.[0] ?? '', part]));
  const needed = set.prepared.dataset.figures.filter(({ id }) => {
    const [owner = '', name = ''] = id.split('.');
    return partOf.get(owner)?.includes(`{${name}}`);
  });
  const figure = pick(needed, chance);
  if (figure === undefined) return undefined;
  const text = linesOf(set, 'figures.csv')
    .toSpliced(figure.place.line - 1, 1)
    .join('\n');
  return struck(set, `row of ${figure.id} gone`, 'figures.csv', text, { file: `${set.folder}/narrative.yaml` });
}

/** The strikers of datasets. */
export function datasetStrikers(cases: readonly Case[]): readonly Striker[] {
  const gate = 'check' as const;
  const cell = (
    kind: string,
    weight: number,
    column: string,
    spoil: (text: string, figure: Figure, chance: Chance) => string | undefined,
  ): Striker => ({
    gate,
    kind,
    weight,
    strike: (chance) => cellChanged(cases, column, spoil, chance),
  });
  return [
    cell('value of a row changed', 4, 'value', (text, _, chance) =>
      Number(WRONG.digit(text, chance)) === Number(text) ? undefined : WRONG.digit(text, chance),
    ),
    cell('token of a row: digit', 3, 'printed', otherToken(WRONG.digit)),
    cell('token of a row: 万 for 亿', 2, 'printed', otherToken(WRONG.scale)),
    cell('token of a row: unit', 2, 'printed', otherToken(WRONG.unit)),
    cell('token of a row: qualifier', 2, 'printed', otherToken(WRONG.qualifier)),
    cell('unit of a row changed', 3, 'unit', otherUnit),
    cell('qualifier of a row changed', 3, 'qualifier', otherQualifier),
    cell('status of a row changed', 2, 'status', () => 'not-reported'),
    { gate, kind: 'figure left out of one language', weight: 4, strike: (chance) => referenceChanged(cases, () => '', chance) },
    {
      gate,
      kind: 'another figure in one language',
      weight: 4,
      strike: (chance) => referenceChanged(cases, (_, others, dice) => ((id) => id && `{${id}}`)(pick(others, dice)), chance),
    },
    {
      gate,
      kind: 'number typed into a sentence',
      weight: 3,
      strike: (chance) => wordsAdded(cases, ['35', 'forty-two', '12.5%', '1,200'], chance),
    },
    { gate, kind: 'character that no font has', weight: 3, strike: (chance) => wordsAdded(cases, ['\u{1F9EC}', '\u{12000}', 'ꙮ'], chance) },
    { gate, kind: 'row gone that a sentence needs', weight: 2, strike: (chance) => rowGone(cases, chance) },
  ];
}
