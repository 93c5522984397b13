import type { Prose, TextPart } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import { lookUp } from './context.ts';
import type { Context } from './context.ts';
import type { EditionLines, Part } from './view.ts';
import { writtenPeriod, writtenFigure } from './writing.ts';

function partOf(context: Context, part: TextPart, language: Language, marked: boolean): Part {
  switch (part.type) {
    case 'text':
    case 'literal':
      return { text: part.text, mark: '', to: '' };
    case 'period':
      return { text: writtenPeriod(part.period, language), mark: '', to: '' };
    case 'figure': {
      const text = writtenFigure(context, lookUp(context, part.id), language, part.form);
      if (!marked) return { text, mark: '', to: '' };
      return { text, mark: String(context.numbering.numberOf.get(part.id)), to: context.numbering.anchorOf(part.id) };
    }
  }
}

function merged(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last !== undefined && last.mark === '' && part.text !== '') result[result.length - 1] = { ...part, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}

/** A sentence's runs in one language, each figure followed by its mark where `marks` asks for them. */
export function sentenceParts(
  context: Context,
  parts: readonly TextPart[],
  language: Language,
  marks: 'marked' | 'plain',
): readonly Part[] {
  return merged(parts.map((part) => partOf(context, part, language, marks === 'marked')));
}

/** A sentence as plain text. */
export function sentenceText(context: Context, parts: readonly TextPart[], language: Language): string {
  return sentenceParts(context, parts, language, 'plain')
    .map(({ text }) => text)
    .join('');
}

/** A sentence in each language of the edition. */
export function sentenceLines(context: Context, prose: Prose, marks: 'marked' | 'plain'): EditionLines {
  return context.languages.map((lang) => ({ lang, parts: sentenceParts(context, prose[lang], lang, marks) }));
}
