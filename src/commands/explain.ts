import type { Language, Localized } from '../language.ts';
import type { Decision, Reason } from '../output/decision.ts';
import type { Terminal } from './terminal.ts';

/** So many reasons are named in a line; the rest are counted. */
const MOST_REASONS = 5;

/** What an ingredient is called, by the first word of its name. */
const KINDS: Readonly<Record<string, Localized>> = {
  issue: { zh: '本期信息', en: 'issue' },
  region: { zh: '地区', en: 'region' },
  figure: { zh: '数据', en: 'figure' },
  derivation: { zh: '推算', en: 'derivation' },
  source: { zh: '来源', en: 'source' },
  narrative: { zh: '文字', en: 'narrative' },
  glossary: { zh: '术语表', en: 'glossary' },
  notes: { zh: '注释', en: 'notes' },
  order: { zh: '数据次序', en: 'order of figures' },
  version: { zh: '程序版本', en: 'version' },
  program: { zh: '程序代码', en: 'program code' },
  option: { zh: '选项', en: 'option' },
  template: { zh: '模板', en: 'template' },
  font: { zh: '字体', en: 'font' },
};

const ABOUT_FILES: Readonly<Record<Extract<Reason, { type: 'forced' | 'not-listed' | 'missing' | 'altered' }>['type'], Localized>> = {
  forced: { zh: '--force', en: '--force' },
  'not-listed': { zh: '清单中没有', en: 'not in the manifest' },
  missing: { zh: '文件不在', en: 'the file is missing' },
  altered: { zh: '文件被改动', en: 'the file was altered' },
};

const ABOUT_PARTS: Readonly<Record<Extract<Reason, { part: string }>['type'], Localized>> = {
  changed: { zh: '{part}有变', en: '{part} changed' },
  added: { zh: '新增{part}', en: '{part} added' },
  removed: { zh: '删去{part}', en: '{part} removed' },
};

function partText(part: string, language: Language): string {
  const [kind = '', ...name] = part.split(' ');
  const word = KINDS[kind]?.[language] ?? (language === 'zh' ? '输入' : 'input');
  return [word, ...name].join(' ') + (language === 'zh' && name.length > 0 ? ' ' : '');
}

/** A reason in the reader's language, e.g. `figure nanbu.poor-people changed`. */
function reasonText(reason: Reason, language: Language): string {
  if ('part' in reason) return ABOUT_PARTS[reason.type][language].replace('{part}', () => partText(reason.part, language));
  return ABOUT_FILES[reason.type][language];
}

/** Reasons in a line, the first few in words. */
export function reasonsText(reasons: readonly Reason[], language: Language): string {
  const named = reasons.slice(0, MOST_REASONS).map((reason) => reasonText(reason, language));
  const more = reasons.length - named.length;
  const rest = language === 'zh' ? `等 ${reasons.length} 项` : `and ${more} more`;
  return language === 'zh' ? named.join('、') + (more > 0 ? rest : '') : [...named, ...(more > 0 ? [rest] : [])].join(', ');
}

const ACTIONS = { render: { zh: '生成', en: 'render' }, skip: { zh: '跳过', en: 'skip  ' } } as const;
const NOTHING_CHANGED: Localized = { zh: '没有变化', en: 'nothing changed' };

/** Says of each document why it is made or left as it is: a line or an event each. */
export function explain(decisions: readonly Decision[], json: boolean, { language, out }: Terminal): void {
  for (const { name, reasons } of decisions) {
    const action = reasons.length > 0 ? 'render' : 'skip';
    if (json) out(`${JSON.stringify({ event: 'decision', name, action, reasons })}\n`);
    else out(`${ACTIONS[action][language]}  ${name}: ${reasons.length > 0 ? reasonsText(reasons, language) : NOTHING_CHANGED[language]}\n`);
  }
}
