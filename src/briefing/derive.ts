import type { Dataset, Derivation, Figure, Kind } from '../dataset/dataset.ts';
import type { Language, Localized } from '../language.ts';
import { difference, share, sum } from '../quantity/arithmetic.ts';
import { integer } from '../quantity/decimal.ts';
import type { Quantity, Unit } from '../quantity/quantity.ts';
import { writeQuantity } from '../quantity/write.ts';

/** An input of a formula as written, and the sign before it; the first has none. */
export interface FormulaTerm {
  readonly id: string;
  readonly sign: string;
  readonly text: string;
}

/** The result of a {@link Derivation}. */
export interface DerivedFigure {
  readonly id: string;
  readonly label: Localized;
  readonly quantity: Quantity;
  readonly inputs: readonly string[];
  /** Kind of what went into it; the rules refuse a mixture. */
  readonly kind: Kind;
  /** The computation as a reader can repeat it, its terms in the order of the inputs: `30,811人 + 6,280人`. */
  readonly formula: Localized<readonly FormulaTerm[]>;
  /** What a reader must know of it. */
  readonly note?: Localized;
}

type Input = (Figure & { readonly quantity: Quantity }) | DerivedFigure;

/** Unit of a mere count, which has no word of its own. */
const COUNT: Unit = {
  id: 'count',
  dimension: 'count',
  zh: '',
  en: { singular: '', plural: '', position: 'closed' },
  scales: { zh: [], en: [] },
};

function count(number: number): Quantity {
  return { value: integer(number), unit: COUNT, qualifier: 'exact', precision: { scale: 0, decimals: 0 } };
}

/** In the scale of the inputs where they share one: 30,811 and 6,280 make 37,091 and not 3.7091万. */
function asPrinted(result: Quantity, inputs: readonly Quantity[]): Quantity {
  const scales = new Set(inputs.map(({ precision }) => precision.scale));
  const [scale] = scales;
  if (scale === undefined || scales.size > 1) return result;
  return { ...result, precision: { scale, decimals: Math.max(...inputs.map(({ precision }) => precision.decimals)) } };
}

function compute({ id, operation, decimals }: Derivation, inputs: readonly Input[]): Quantity {
  const quantities = inputs.map(({ quantity }) => quantity);
  const [first, second] = quantities;
  switch (operation) {
    case 'sum':
      return asPrinted(sum(quantities), quantities);
    case 'count':
      return count(inputs.length);
    case 'number-of-regions':
      return count(new Set(inputs.flatMap((input) => ('region' in input ? [input.region.region.code] : []))).size);
    case 'difference':
    case 'share':
      if (first === undefined || second === undefined) throw new Error(`derivation ${id} needs two inputs`);
      return operation === 'difference' ? asPrinted(difference(first, second), quantities) : share(first, second, decimals ?? 0);
  }
}

const SIGNS: Readonly<Record<Derivation['operation'], string>> = {
  sum: ' + ',
  difference: ' − ',
  share: ' ÷ ',
  count: ', ',
  'number-of-regions': ', ',
};

function formula(dataset: Dataset, { operation }: Derivation, inputs: readonly Input[]): Localized<readonly FormulaTerm[]> {
  const write = (language: Language): readonly FormulaTerm[] =>
    inputs.map(({ id, quantity }, index) => ({
      id,
      sign: index === 0 ? '' : SIGNS[operation],
      text: writeQuantity(quantity, language, { groupChinese: dataset.groupChinese }).text.replaceAll(' ', '\u00A0'),
    }));
  return { zh: write('zh'), en: write('en') };
}

/** A formula in one line. */
export function formulaText(terms: readonly FormulaTerm[]): string {
  return terms.map(({ sign, text }) => sign + text).join('');
}

/**
 * Evaluates every derivation of a dataset, exactly (a share is rounded half up to its decimals), in the dataset's order. Inputs that cannot
 * be combined (other units, kinds or periods, no value) are refused by the rules before; here they are a bug and throw.
 */
export function evaluateDerivations(dataset: Dataset): ReadonlyMap<string, DerivedFigure> {
  let found = evaluated.get(dataset);
  if (found === undefined) {
    found = evaluate(dataset);
    evaluated.set(dataset, found);
  }
  return found;
}

// A dataset is frozen, and each of its documents asks.
const evaluated = new WeakMap<Dataset, ReadonlyMap<string, DerivedFigure>>();

function evaluate(dataset: Dataset): ReadonlyMap<string, DerivedFigure> {
  const derived = new Map<string, DerivedFigure>();
  for (const derivation of dataset.derivations) {
    const inputs = derivation.inputs.map((id): Input => {
      const input = dataset.figureById.get(id) ?? derived.get(id);
      if (input?.quantity === undefined) throw new Error(`derivation ${derivation.id}: ${id} has no value`);
      return { ...input, quantity: input.quantity };
    });
    derived.set(derivation.id, {
      id: derivation.id,
      label: derivation.label,
      quantity: compute(derivation, inputs),
      inputs: derivation.inputs,
      kind: inputs[0]?.kind ?? 'actual',
      formula: formula(dataset, derivation, inputs),
      ...(derivation.note && { note: derivation.note }),
    });
  }
  return derived;
}
