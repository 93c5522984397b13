import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import { RULES, SPACE } from '../../theme/page.ts';
import { columns } from './columns.ts';
import { chart } from './chart.ts';
import { contents } from './contents.ts';
import { barred, line } from './frame.ts';
import { heading } from './heading.ts';
import { cards } from './cards.ts';
import { list } from './list.ts';
import { paragraph } from './paragraph.ts';
import { attribute, type Block, type Scope, waitForAnchor } from './scope.ts';
import { stackOf } from './stack.ts';
import { table } from './table.ts';

/** The blocks inside an element, sections opened up; each is built when it is asked for. */
export function* blocksOf(node: ElementNode, scope: Scope): Generator<Block> {
  let starts = false;
  for (const child of node.children) {
    if ('text' in child) continue;
    if (child.name === 'page-break') {
      starts = true;
      continue;
    }
    for (const found of block(child, scope)) {
      yield starts ? { ...found, starts: true } : found;
      starts = false;
    }
  }
}

function block(node: ElementNode, scope: Scope): Iterable<Block> {
  switch (node.name) {
    case 'section':
      return section(node, scope);
    case 'h1':
    case 'h2':
    case 'h3':
      return [heading(node, scope)];
    case 'p':
      return [{ node: paragraph(node, scope), ...paragraphSpace(node, scope) }];
    case 'headline':
      return [{ node: headline(node, scope), space: SPACE.headline, whole: true }];
    case 'columns':
      return [columns(node, scope)];
    case 'kpi-row':
      return [{ node: cards(node, scope), space: SPACE['kpi-row'], whole: true }];
    case 'ol':
    case 'ul':
      return [{ node: list(node, scope), space: SPACE[node.name] }];
    case 'table':
      return [table(node, scope)];
    case 'chart':
      return [{ node: chart(node, scope), space: SPACE.chart, whole: true }];
    case 'keep':
      waitForAnchor(node, scope);
      return [{ node: stackOf(node, scope), space: SPACE.keep, whole: true }];
    case 'toc':
      return [{ node: contents(node, scope), space: SPACE.toc }];
    case 'rule':
      return [{ node: rule(node), space: SPACE.rule }];
    default:
      throw new Error(`no builder for <${node.name}>`);
  }
}

function* section(node: ElementNode, scope: Scope): Generator<Block> {
  waitForAnchor(node, scope);
  const title = attribute(node, 'outline');
  if (title !== undefined) scope.build.waiting.outline.push({ title, level: scope.depth });
  let starts = attribute(node, 'start') === 'page';
  for (const found of blocksOf(node, { ...scope, depth: scope.depth + (title === undefined ? 0 : 1) })) {
    yield starts ? { ...found, starts: true } : found;
    starts = false;
  }
}

const TIGHT = new Set(['caption', 'small', 'facts', 'series', 'second', 'label']);

function paragraphSpace(node: ElementNode, scope: Scope): Pick<Block, 'space' | 'leads' | 'tight'> {
  const tone = attribute(node, 'tone');
  if (scope.part !== 'body') return { space: [0, 0] };
  if (tone === 'cover') return { space: SPACE.cover };
  if (tone === 'cover-second' || tone === 'cover-issue') return { space: SPACE[tone] };
  // A caption under a title stays with both.
  if (tone === 'caption') return { space: [1, 8], leads: true, tight: true };
  return { space: TIGHT.has(tone ?? '') ? [2, 2] : SPACE.p };
}

function headline(node: ElementNode, scope: Scope): Block['node'] {
  const inner: Scope = { ...scope, part: 'headline' };
  const paragraphs = node.children.flatMap((child) => ('text' in child ? [] : [paragraph(child, inner)]));
  return barred({ stack: paragraphs }, RULES.bar, COLOURS.accent, 10);
}

const RULE_LOOKS = {
  hair: [RULES.hair, COLOURS.rule],
  red: [RULES.red, COLOURS.red],
  accent: [RULES.accent, COLOURS.accent],
} as const;

function rule(node: ElementNode): Block['node'] {
  const [width, colour] = RULE_LOOKS[(attribute(node, 'tone') ?? 'hair') as keyof typeof RULE_LOOKS];
  return line(width, colour);
}
