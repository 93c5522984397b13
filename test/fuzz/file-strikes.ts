import { spoilBytes } from '../helpers/mutations.ts';
import { gb18030 } from './source-formats.ts';
import { below, boundary, pick, positionAt, spanOf, spliced, type Chance, type Strike } from './strike.ts';

// Strikes at the bytes and characters of any text file.

/** A text file as strikes see it. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

type Mutator = (target: TextFile, chance: Chance) => Strike;

/** Characters that may stand in no file of a dataset. */
const REFUSED = [
  '\u0000',
  '\u0007',
  '\u001b',
  '\u0085',
  '\u202e',
  '\u200f',
  '\u2066',
  '\ufff9',
  '\ue000',
  '\u{f0000}',
  '\u{1ffff}',
  '\u2028',
  '\u{e0041}',
];
/** Those that templates refuse too. */
const CONTROLS = ['\u0000', '\u0007', '\u001b', '\u0085', '\ufffe'];

function encode(text: string): Uint8Array {
  return Buffer.from(text);
}

/** A byte that is part of no character, in UTF-8 and GB 18030 alike. */
const badByte: Mutator = ({ file, text }, chance) => {
  const index = boundary(text, chance);
  const { line, column } = positionAt(text, index);
  return {
    by: 'bad byte',
    file,
    bytes: Buffer.concat([encode(text.slice(0, index)), Uint8Array.of(0xff), encode(text.slice(index))]),
    outcome: 'refused',
    at: { file, lines: [line, line], columns: [column, column] },
  };
};

/** The file ends within a character. */
const halfCharacter: Mutator = ({ file, text }, chance) => {
  // Up to the first one, what is left may pass as another encoding.
  const wide = [...text.matchAll(/\P{ASCII}/gu)].slice(1);
  if (wide.length === 0) return badByte({ file, text, bytes: encode(text) }, chance);
  const { 0: character, index } = pick(wide, chance);
  const whole = encode(text.slice(0, index) + character);
  return { by: 'half a character', file, bytes: whole.subarray(0, -1), outcome: 'refused', at: spanOf(file, text, index, index + 1) };
};

function badCharacter(characters: readonly string[]): Mutator {
  return ({ file, text }, chance) => {
    const index = boundary(text, chance);
    const struck = spliced(text, index, index, pick(characters, chance));
    return { by: 'bad character', file, bytes: encode(struck), outcome: 'refused', at: spanOf(file, struck, index, index + 1) };
  };
}

const cut: Mutator = ({ file, bytes }, chance) => ({
  by: 'cut',
  file,
  bytes: bytes.subarray(0, below(bytes.length, chance)),
  outcome: 'any',
});

/** Bytes cut, repeated, flipped or strewn in. */
const noise: Mutator = ({ file, bytes }, chance) => ({ by: 'noise', file, bytes: spoilBytes(bytes, chance), outcome: 'any' });

const lineEnds: Mutator = ({ file, text }, chance) => ({
  by: 'line ends',
  file,
  bytes: encode(text.replaceAll('\n', pick(['\r\n', '\r'], chance))),
  outcome: 'accepted',
});

const otherEncoding: Mutator = ({ file, text }) => ({ by: 'GB 18030', file, bytes: gb18030(text), outcome: 'accepted' });

/** A byte that is part of no character, in a file in GB 18030. */
const otherBadByte: Mutator = ({ file, text }, chance) => {
  const index = boundary(text, chance);
  const { line, column } = positionAt(text, index);
  return {
    by: 'bad byte in GB 18030',
    file,
    bytes: Buffer.concat([gb18030(text.slice(0, index)), Uint8Array.of(0xff), gb18030(text.slice(index))]),
    outcome: 'refused',
    at: { file, lines: [line, line], columns: [column, column] },
  };
};

const byteOrderMark: Mutator = ({ file, text }) => ({ by: 'byte order mark', file, bytes: encode(`\ufeff${text}`), outcome: 'accepted' });

const empty: Mutator = ({ file }) => ({
  by: 'empty file',
  file,
  bytes: new Uint8Array(),
  outcome: 'refused',
  at: { file, lines: [1, 1] },
});

const gone: Mutator = ({ file }) => ({ by: 'no file', file, outcome: 'refused', at: { file, lines: [1, 1] } });

/** Strikes at files of a dataset. */
export const FILE_STRIKES: readonly Mutator[] = [
  badByte,
  halfCharacter,
  badCharacter(REFUSED),
  cut,
  noise,
  lineEnds,
  otherEncoding,
  otherBadByte,
  byteOrderMark,
  empty,
  gone,
];

/** Strikes at files of a template. */
export const TEMPLATE_FILE_STRIKES: readonly Mutator[] = [
  badByte,
  halfCharacter,
  badCharacter(CONTROLS),
  cut,
  noise,
  lineEnds,
  byteOrderMark,
];
