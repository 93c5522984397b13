import { takeQualifier } from './qualifiers.ts';
import type { Unit } from './quantity.ts';
import { readDigits, readEnds, UNSCALED, type Reading } from './read-number.ts';
import { UNIT_SCALES } from './scales.ts';

const BETWEEN = / to |[–—-]/g;

/** Reads an English quantity with the unit's word in its place; a conversion in brackets is left aside. */
export function readEnglish(text: string, unit: Unit): Reading | undefined {
  const { qualifier, rest } = takeQualifier(text.replaceAll('\u2212', '-'), 'en');
  const bracket = unit.conversion !== undefined && rest.endsWith(')') ? rest.lastIndexOf(' (') : -1;
  const amount = bracket < 0 ? rest : rest.slice(0, bracket);
  for (const word of new Set([unit.en.plural, unit.en.singular])) {
    const body = withoutWord(amount, word, unit.en.position);
    const ends = body === undefined ? undefined : readScaled(body, unit.en.position === 'closed' ? word : '');
    if (ends !== undefined) return { ...ends, qualifier };
  }
  return undefined;
}

function withoutWord(text: string, word: string, position: Unit['en']['position']): string | undefined {
  if (word === '') return text;
  if (position === 'before') return text.startsWith(`${word} `) ? text.slice(word.length + 1) : undefined;
  const tail = position === 'closed' ? word : ` ${word}`;
  return text.endsWith(tail) ? text.slice(0, -tail.length) : undefined;
}

function readScaled(body: string, lowUnit: string): Omit<Reading, 'qualifier'> | undefined {
  const scale = UNIT_SCALES.en.find(({ word }) => body.endsWith(` ${word}`));
  if (scale === undefined) return readEnds(body, BETWEEN, lowUnit, (text) => readDigits(text, UNSCALED));
  const { power, word } = scale;
  const numbers = body.slice(0, -word.length - 1);
  return readEnds(numbers, BETWEEN, lowUnit, (text) => readDigits(text, { power, scale: power }));
}
