import { inEdition, joined, labelled, lookUp } from './context.ts';
import type { Context } from './context.ts';
import { labelsOf } from './labels.ts';
import type { CardView } from './view.ts';
import { missingWord, numberInCard, periodTexts, readsAlike, writtenQuantity } from './writing.ts';

/** A key figure. In a bilingual edition the second label gives the whole quantity where its reader writes it otherwise. */
export function cardView(context: Context, id: string): CardView {
  const figure = lookUp(context, id);
  const { quantity } = figure;
  const isFigure = 'indicator' in figure;
  const name = isFigure ? figure.indicator.name : figure.label;
  const [leading] = context.languages;
  const label = inEdition(context.languages, (language) =>
    quantity === undefined || readsAlike(context, quantity, language)
      ? name[language]
      : `${name[language]}${labelsOf(language).punctuation.comma}${writtenQuantity(context, quantity, language)}`,
  );
  return {
    ...(quantity === undefined ? { before: '', number: missingWord(figure, leading), unit: '' } : numberInCard(context, quantity, leading)),
    label,
    mark: { mark: String(context.numbering.numberOf.get(id)), to: context.numbering.anchorOf(id) },
    kind: isFigure ? figure.kind : 'derived',
    chip: joined(labelled(context.languages, ({ kinds }) => kinds[isFigure ? figure.kind : 'derived'])),
    period: isFigure ? periodTexts(context, figure) : [],
  };
}
