import { expect } from 'vitest';
import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { parseMarkup } from '../../src/markup/parse.ts';
import type { ElementNode } from '../../src/markup/tree.ts';
import { type Information, type RenderedPdf, type RenderInput, renderPdf } from '../../src/pdf/render.ts';

export const FONTS = loadFontSet(diskFiles, 'fonts', []);

export const INFORMATION: Information = {
  title: '南部县脱贫攻坚简报 Nanbu County',
  language: 'zh',
  author: '简报 & Briefing <test>',
  created: new Date('2017-04-23T00:00:00Z'),
  version: '0.1.0',
};

export function treeOf(markup: string): ElementNode {
  const { tree, diagnostics } = parseMarkup(markup, 'test.hbs');
  expect(diagnostics).toEqual([]);
  return tree as ElementNode;
}

export function render(markup: string, given: Partial<RenderInput> = {}): Promise<RenderedPdf> {
  return renderPdf({ tree: treeOf(markup), charts: new Map(), fonts: FONTS, information: INFORMATION, ...given });
}
