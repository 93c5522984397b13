import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { normalizeText, refusedCharacters } from '../dataset/text.ts';
import type { Localized } from '../language.ts';
import type { Cell, CellValue } from '../spreadsheet/spreadsheet.ts';
import { kindOf, type Field, type FieldKind } from './fields.ts';
import { numberText, shifted, typedNumber } from './number-text.ts';
import { typedPeriod } from './period-text.ts';

/** What a cell says for a field of figures.csv, in that file's own form; no text where that cannot be told. */
export interface CellText {
  readonly text?: string;
  readonly findings: readonly Diagnostic[];
}

/** A cell together with what its reading depends on. */
export interface TypedCell {
  readonly cell: Pick<Cell, 'value' | 'formula'> | undefined;
  readonly place: Place;
  /** Whether the row's unit is percent. */
  readonly percent: boolean;
  /** Takes the first word only: a choice such as `actual 实际 Actual`. */
  readonly choice: boolean;
}

const TYPE_AGAIN: Localized = { zh: '把单元格格式设为“文本”，重新填写', en: 'format the cell as Text and fill it again' };
const YES = /^(?:yes|y|true|是)$/i;
const NO = /^(?:no|n|false|否|)$/i;

/** Reads a cell for a field. What the dataset's own check can refuse is passed on; what only the sheet can tell is found here. */
export function readCell(field: Field, { cell, place, percent, choice }: TypedCell): CellText {
  if (cell === undefined) return { text: '', findings: [] };
  const kind = kindOf(field);
  const refuse = (code: string, message: Localized, found: string, fix: Localized): CellText => ({
    findings: [{ code, severity: 'error', place, message, found, fix }],
  });
  const { value, formula } = cell;
  if (value === undefined)
    return refuse(
      'formula-without-result',
      { zh: '公式没有保存结果', en: 'the result of this formula was not saved' },
      `=${formula ?? ''}`,
      {
        zh: '在 Excel 中打开并保存，或改填数值',
        en: 'open the workbook in Excel and save it, or type the value',
      },
    );
  const text = textOf(value, kind, percent, choice);
  const unfit = typeof text === 'string' ? refusedCharacters(text, () => place) : [];
  if (unfit.length > 0) return { findings: unfit };
  if (typeof text === 'string') return { text, findings: formula === undefined ? [] : [formulaTaken(place, formula, text)] };
  return refuse(text.code, text.message, text.found, text.fix);
}

function formulaTaken(place: Place, formula: string, text: string): Diagnostic {
  return {
    code: 'formula-in-data',
    severity: 'warning',
    place,
    message: { zh: '这里是公式，取它保存的结果', en: 'this is a formula; the result that was saved with it is taken' },
    expected: { zh: text, en: text },
    found: `=${formula}`,
  };
}

interface Refused {
  readonly code: string;
  readonly message: Localized;
  readonly found: string;
  readonly fix: Localized;
}

function textOf(value: CellValue, kind: FieldKind, percent: boolean, choice: boolean): string | Refused {
  switch (value.type) {
    case 'text':
      return typedText(normalizeText(value.text), kind, percent, choice);
    case 'number':
      return fromNumber(value.digits, value.format, kind, percent);
    case 'date':
      if (kind === 'period' && !value.iso.includes('T')) return value.iso;
      return {
        code: 'date-in-cell',
        message: { zh: '这里成了日期', en: 'this cell has become a date' },
        found: value.iso,
        fix: TYPE_AGAIN,
      };
    case 'boolean':
      if (kind === 'flag') return value.value ? 'yes' : '';
      return {
        code: 'boolean-in-cell',
        message: { zh: '这里是逻辑值', en: 'this cell holds TRUE or FALSE' },
        found: value.value ? 'TRUE' : 'FALSE',
        fix: TYPE_AGAIN,
      };
    case 'error':
      return {
        code: 'error-in-cell',
        message: { zh: '这里是错误值', en: 'this cell holds an error' },
        found: value.code,
        fix: { zh: '改正公式，或填写数值', en: 'correct the formula, or type the value' },
      };
  }
}

function fromNumber(digits: string, format: 'plain' | 'percent' | 'time', kind: FieldKind, percent: boolean): string | Refused {
  const number = numberText(digits);
  if (format === 'time')
    return {
      code: 'time-in-cell',
      message: { zh: '这里成了时间', en: 'this cell has become a time of day' },
      found: number,
      fix: TYPE_AGAIN,
    };
  if (format === 'plain') return number;
  const shown = shifted(number, 2) ?? number;
  if (kind === 'number' && percent) return shown;
  return {
    code: 'percent-in-cell',
    message: { zh: '这里显示为百分数，单位却不是百分比', en: 'this cell is shown as a percentage, yet the unit is none' },
    found: `${shown}%`,
    fix: { zh: '改正单位，或把单元格格式设为“常规”', en: 'correct the unit, or format the cell as General' },
  };
}

function typedText(text: string, kind: FieldKind, percent: boolean, choice: boolean): string {
  const trimmed = text.replace(/\r\n?/g, '\n').trim();
  switch (kind) {
    case 'number':
      return typedNumber(percent ? trimmed.replace(/[%％]$/, '') : trimmed);
    case 'count':
      return typedNumber(trimmed);
    case 'period':
      return typedPeriod(trimmed);
    case 'flag':
      return YES.test(trimmed) ? 'yes' : NO.test(trimmed) ? '' : trimmed;
    case 'token':
      return trimmed.replaceAll('\n', ' ');
    case 'word': {
      const word = trimmed.normalize('NFKC');
      return choice ? (word.split(/\s/, 1)[0] ?? '') : word;
    }
  }
}
