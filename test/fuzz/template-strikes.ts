import { PIECES } from '../helpers/mutations.ts';
import { TEMPLATE_FILE_STRIKES, type TextFile } from './file-strikes.ts';
import { linesOf, pick, positionAt, spanOf, spliced, type Chance, type Strike } from './strike.ts';

// Strikes at the files of a template.

type Mutator = (target: TextFile, chance: Chance) => Strike | undefined;

function struck(
  { file, text }: TextFile,
  by: string,
  [start, end]: readonly [number, number],
  put: string,
  more: Omit<Strike, 'by' | 'file' | 'bytes'>,
): Strike {
  return { by, file, bytes: Buffer.from(spliced(text, start, end, put)), ...more };
}

/** Comments blanked out, index for index. */
function withoutComments(text: string): string {
  return text.replaceAll(/\{\{~?!.*?\}\}|<!--.*?-->/gs, (comment) => ' '.repeat(comment.length));
}

/** Indices outside tags and mustaches, where text may be written. */
function textSpots(text: string): readonly number[] {
  let runs = 0;
  // Each tag and mustache becomes a run of a character of its own, index for index.
  const mask = (run: string): string => String.fromCharCode(0xe000 + (runs += 1)).repeat(run.length);
  const masked = text.replaceAll(/\{\{.*?\}\}/gs, mask).replaceAll(/<[^<>]*>/g, mask);
  const spots: number[] = [];
  for (let index = 1; index <= masked.length; index++) {
    const next = masked.charAt(index);
    if (next < '\ue000' || next !== masked.charAt(index - 1)) spots.push(index);
  }
  return spots;
}

/** Strikes at one of the matches of a pattern; nothing where there is none. */
function atMatch(
  by: string,
  pattern: RegExp,
  put: (whole: string, inner: string) => string,
  lines: 'columns' | 'line' | 'after' | 'around',
): Mutator {
  return (target, chance) => {
    const { file, text } = target;
    const matches = [...withoutComments(text).matchAll(pattern)];
    if (matches.length === 0) return undefined;
    const { 0: whole, 1: inner = whole, index: from } = pick(matches, chance);
    const start = from + whole.indexOf(inner);
    const replacement = put(whole, inner);
    const after = spliced(text, start, start + inner.length, replacement);
    const { line } = positionAt(after, start);
    const count = after.split('\n').length;
    const at = {
      columns: spanOf(file, after, start, start + Math.max(1, replacement.length)),
      line: linesOf(file, line),
      after: linesOf(file, line, count),
      around: linesOf(file, 1, count),
    }[lines];
    return struck(target, by, [start, start + inner.length], replacement, { outcome: 'refused', at });
  };
}

const FIELD = /\{\{[~#]*(?:if |each |unless |with |> [\w/]+ )?(?!else|this|if|each|unless|with|>)((?:\.\.\/)?[a-z][\w.]*)~?\}\}/gi;

const unknownField = atMatch('unknown field', FIELD, (_, path) => `${path}x`, 'columns');
const unknownElement = atMatch('unknown element', /<([a-z]\w*-?\w*)/g, (_, name) => `${name}x`, 'line');
const unknownAttribute = atMatch('unknown attribute', /\s([a-z]+)="/g, (_, name) => `${name}x`, 'line');
const wrongAttribute = atMatch('wrong attribute', /\s(?:tone|align|valign|rules|role|gap|on)="(\w+)"/g, (_, value) => `${value}x`, 'line');
const unquoted = atMatch('attribute without quotation marks', /=(")/g, () => '', 'line');
const openTagGone = atMatch('opening tag gone', /<[a-z][a-z0-9-]*(?: [a-z]+="[^"<>]*")*>/g, () => '', 'around');
const closingTagGone = atMatch('closing tag gone', /<\/[a-z0-9-]+>/g, () => '', 'around');
const bracketGone = atMatch('bracket gone', /<[a-z][a-z0-9-]*(>)/g, () => '', 'after');
const blockEndGone = atMatch('end of block gone', /\{\{~?\/[a-z]+~?\}\}/g, () => '', 'around');
const blockBeginGone = atMatch('begin of block gone', /\{\{~?#[^{}]*\}\}/g, () => '', 'around');
const mustacheCut = atMatch('mustache not closed', /\{\{[^{}]*(\}\})/g, () => '', 'line');
const unknownPartial = atMatch('unknown partial', /\{\{~?> ([\w/]+)/g, (_, name) => `${name}x`, 'line');

/** Words that may stand nowhere in a template. */
const WRONG = [
  '{{{region}}}',
  '{{&region}}',
  '{{constructor}}',
  '{{__proto__}}',
  '{{nosuchfield}}',
  '{{upper text}}',
  '{{> nowhere}}',
  '{{> (lookup . "x")}}',
  '{{#nosuch}}{{/nosuch}}',
  '{{#*inline "x"}}{{/inline}}',
  '{{ }}',
  '{{"text"}}',
  '{{lookup this "constructor"}}',
  '<div></div>',
  '<script>',
  '</p></p>',
  '< ',
  '&nbsp;',
  '&',
  '<!DOCTYPE x>',
  '<?xml?>',
  '<![CDATA[x]]>',
  ']]>',
];

const wrongWords: Mutator = (target, chance) => {
  const spots = textSpots(target.text);
  const index = pick(spots, chance);
  const put = pick(WRONG, chance);
  const at = spanOf(target.file, spliced(target.text, index, index, put), index, index + put.length);
  return struck(target, 'wrong words', [index, index], put, { outcome: 'refused', at });
};

/** What changes nothing. */
const comment: Mutator = (target, chance) => {
  const index = pick(textSpots(target.text), chance);
  const put = pick(['{{! <p> {{x }}', '{{!-- }} </p> --}}', '<!-- & -->', '\n'], chance);
  return struck(target, 'comment', [index, index], put, { outcome: 'accepted' });
};

const odd: Mutator = (target, chance) => {
  const index = Math.floor(chance() * target.text.length);
  return struck(target, 'odd words', [index, index + Math.floor(chance() ** 3 * 20)], pick(PIECES, chance), { outcome: 'any' });
};

const MUTATORS: readonly Mutator[] = [
  unknownField,
  unknownField,
  unknownElement,
  unknownAttribute,
  wrongAttribute,
  unquoted,
  openTagGone,
  closingTagGone,
  bracketGone,
  blockEndGone,
  blockBeginGone,
  mustacheCut,
  unknownPartial,
  wrongWords,
  wrongWords,
  wrongWords,
  comment,
  odd,
  odd,
];

/** Strikes a template's file. */
export function strikeTemplate(target: TextFile, chance: Chance): Strike {
  const strike = chance() < 0.75 ? pick(MUTATORS, chance)(target, chance) : undefined;
  return strike ?? pick(TEMPLATE_FILE_STRIKES, chance)(target, chance);
}
