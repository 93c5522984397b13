import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { describeType, matchesType } from './attribute-types.ts';
import { ELEMENTS } from './elements.ts';
import type { AttributeSpec } from './elements.ts';
import type { WrittenAttribute, WrittenTag } from '../written-tag.ts';

interface Spec {
  readonly content: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, AttributeSpec>;
  readonly required: readonly string[];
}

// Maps, for speed and so that no name of JavaScript's own is taken for an element.
const SPECS: ReadonlyMap<string, Spec> = new Map(
  Object.entries(ELEMENTS).map(([name, { content, attributes }]) => {
    const entries = Object.entries(attributes);
    const required = entries.filter(([, spec]) => spec.required).map(([attribute]) => attribute);
    return [name, { content: new Set(content), attributes: new Map(entries), required }];
  }),
);
const NAMES: readonly string[] = [...SPECS.keys()];

/** Whether an element may hold `content` (a name or `#text`); an unknown element may hold anything. */
export function mayHold(element: string, content: string): boolean {
  return SPECS.get(element)?.content.has(content) ?? true;
}

/** Elements that may hold `content` (a name or `#text`), in the table's order. */
export function parentsOf(content: string): readonly string[] {
  return NAMES.filter((name) => mayHold(name, content));
}

/** What is wrong with an opening tag by itself, by {@link ELEMENTS}: its name, its attributes. */
export function checkTag(tag: WrittenTag): Diagnostic[] {
  const spec = SPECS.get(tag.name);
  if (spec === undefined) return [unknownElement(tag)];
  const found: Diagnostic[] = [];
  for (const attribute of tag.attributes) {
    const attributeSpec = spec.attributes.get(attribute.name);
    if (attributeSpec === undefined) {
      found.push(unknownAttribute(tag.name, attribute, [...spec.attributes.keys()]));
    } else if (attribute.value !== undefined && !(attribute.value === '' && !attributeSpec.required)) {
      if (matchesType(attributeSpec.value, attribute.value)) continue;
      const near = attributeSpec.value.type === 'words' ? nearest(attribute.value, attributeSpec.value.values) : undefined;
      found.push({
        code: 'bad-attribute-value',
        severity: 'error',
        place: attribute.place,
        message: {
          zh: `<${tag.name}> 的属性 ${attribute.name} 不能取值“${attribute.value}”`,
          en: `${attribute.name} of <${tag.name}> cannot be "${attribute.value}"`,
        },
        expected: describeType(attributeSpec.value),
        found: attribute.value,
        ...(near === undefined ? {} : { fix: { zh: `是否应为“${near}”`, en: `did you mean "${near}"?` } }),
      });
    }
  }
  for (const name of spec.required) {
    const attributeSpec = spec.attributes.get(name);
    if (attributeSpec === undefined || tag.attributes.some((attribute) => attribute.name === name)) continue;
    found.push({
      code: 'missing-attribute',
      severity: 'error',
      place: tag.place,
      message: {
        zh: `<${tag.name}> 缺少属性 ${name}`,
        en: `<${tag.name}> needs the attribute ${name}: ${attributeSpec.doc}`,
      },
      expected: describeType(attributeSpec.value),
      fix: { zh: `写成 <${tag.name} ${name}="…">`, en: `write <${tag.name} ${name}="…">` },
    });
  }
  return found;
}

/** What is wrong with an element standing directly inside `parent`; nothing where either is unknown. */
export function checkStanding(name: string, parent: string, place: Place): Diagnostic[] {
  if (!SPECS.has(name) || mayHold(parent, name)) return [];
  const parents = parentsOf(name);
  const message =
    parents.length === 0
      ? {
          zh: `<${name}> 不能放在 <${parent}> 中，它是整个文档`,
          en: `<${name}> cannot be used inside <${parent}>: it is the whole document`,
        }
      : {
          zh: `<${name}> 不能放在 <${parent}> 中，只能放在：${parents.join('、')}`,
          en: `<${name}> cannot be used inside <${parent}>, only inside: ${parents.join(', ')}`,
        };
  return [{ code: 'misplaced-element', severity: 'error', place, message }];
}

/** What is wrong with text standing directly inside `parent`; nothing where text is allowed or `parent` is unknown. */
export function checkText(text: string, parent: string, place: Place): Diagnostic[] {
  if (mayHold(parent, '#text')) return [];
  const words = text.trim().replace(/\s+/g, ' ');
  const quoted = words.length > 24 ? `${words.slice(0, 24)}…` : words;
  const content = [...(SPECS.get(parent)?.content ?? [])];
  return [
    {
      code: 'misplaced-text',
      severity: 'error',
      place,
      message: { zh: `文字不能直接放在 <${parent}> 中`, en: `text cannot stand directly inside <${parent}>` },
      expected:
        content.length === 0
          ? { zh: `<${parent}> 中没有内容`, en: `nothing inside <${parent}>` }
          : { zh: `<${parent}> 中的元素：${content.join('、')}`, en: `an element of <${parent}>: ${content.join(', ')}` },
      found: quoted,
      ...(content.includes('p') ? { fix: { zh: '用 <p>…</p> 包住文字', en: 'put the text into <p>…</p>' } } : {}),
    },
  ];
}

function unknownElement(tag: WrittenTag): Diagnostic {
  const near = nearest(tag.name.toLowerCase(), NAMES);
  return {
    code: 'unknown-element',
    severity: 'error',
    place: tag.place,
    message: { zh: `没有名为 <${tag.name}> 的元素`, en: `there is no element <${tag.name}>` },
    ...(near === undefined
      ? { expected: { zh: `以下元素之一：${NAMES.join('、')}`, en: `one of the elements: ${NAMES.join(', ')}` } }
      : { fix: { zh: `是否应为 <${near}>`, en: `did you mean <${near}>?` } }),
  };
}

function unknownAttribute(element: string, attribute: WrittenAttribute, allowed: readonly string[]): Diagnostic {
  const near = nearest(attribute.name.toLowerCase(), allowed);
  const list = {
    zh: allowed.length === 0 ? '没有属性' : `可用：${allowed.join('、')}`,
    en: allowed.length === 0 ? 'it has none' : `allowed: ${allowed.join(', ')}`,
  };
  return {
    code: 'unknown-attribute',
    severity: 'error',
    place: attribute.place,
    message: {
      zh: `<${element}> 没有属性“${attribute.name}”（${list.zh}）`,
      en: `<${element}> has no attribute "${attribute.name}" (${list.en})`,
    },
    ...(near === undefined ? {} : { fix: { zh: `是否应为“${near}”`, en: `did you mean "${near}"?` } }),
  };
}
