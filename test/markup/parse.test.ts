import { describe, expect, test } from 'vitest';
import { parseMarkup } from '../../src/markup/parse.ts';
import type { ElementNode, TextNode } from '../../src/markup/tree.ts';

const doc = (body: string): string => `<doc lang="zh">${body}</doc>`;

/** A tree in brief: `name(children)`, texts in quotes. */
function sketch(node: ElementNode | TextNode): string {
  if ('text' in node) return JSON.stringify(node.text);
  return `${node.name}(${node.children.map(sketch).join(' ')})`;
}

function body(markup: string): string {
  const { tree, diagnostics } = parseMarkup(doc(markup));
  expect(diagnostics).toEqual([]);
  return tree?.children.map(sketch).join(' ') ?? '';
}

function codes(markup: string): string[] {
  const { tree, diagnostics } = parseMarkup(markup);
  expect(tree).toBeUndefined();
  return diagnostics.map(({ code }) => code);
}

describe('whitespace', () => {
  test.each([
    ['<p>\n  南部县\n  脱贫\n</p>', 'p("南部县脱贫")'],
    ['<p>one\n  two  three\n</p>', 'p("one two three")'],
    ['<p>一 二</p>', 'p("一 二")'],
    ['<p>至\n  2016 年</p>', 'p("至2016 年")'],
    ['<p>降至\n  <b>2.52%</b>\n  。</p>', 'p("降至" b("2.52%") "。")'],
    ['<p>fell to\n  <b>2.52%</b>\n  in 2016</p>', 'p("fell to " b("2.52%") " in 2016")'],
    ['<p>fell to <b>\n 2.52%</b></p>', 'p("fell to " b("2.52%"))'],
    ['<p>村<sup>1</sup>\n  有</p>', 'p("村" sup("1") "有")'],
    ['<p>villages<sup>1</sup>\n  and</p>', 'p("villages" sup("1") " and")'],
    ['<p>“五方联盟”\n  的</p>', 'p("“五方联盟”的")'],
    ['<p>𠮷\n  𠮷 a\n  𠮷</p>', 'p("𠮷𠮷 a𠮷")'],
    ['<p>a &#160; b　c</p>', 'p("a \u00A0 b　c")'],
    ['<p>a\n<br/>\n b</p>', 'p("a" br() "b")'],
    ['<p>\n<b>\n</b>\n</p>', 'p(b())'],
    ['<p>a <page-of to="x"/>\n b</p><p id="x">c</p>', 'p("a " page-of() " b") p("c")'],
    ['\n <section>\n <p>a</p>\n <p>b</p>\n </section>\n', 'section(p("a") p("b"))'],
    ['<table widths="*">\n<tr>\n<td>\n <p>a</p>\n <p> b</p>\n</td>\n</tr>\n</table>', 'table(tr(td(p("a") p("b"))))'],
  ])('%j', (markup, expected) => {
    expect(body(markup)).toBe(expected);
  });
});

describe('tree', () => {
  test('carries attributes, without empty optional ones and stamps, and the stamped places', () => {
    const { tree } = parseMarkup('<doc at="C:/a b.hbs:3:5" lang="en"><p at="x.hbs:4:7" tone="lead" id="">a</p></doc>');
    expect(tree).toMatchObject({ name: 'doc', place: { file: 'C:/a b.hbs', line: 3, column: 5 } });
    const paragraph = tree?.children[0] as ElementNode;
    expect(Object.entries(paragraph.attributes)).toEqual([['tone', 'lead']]);
    expect(paragraph.place).toEqual({ file: 'x.hbs', line: 4, column: 7 });
  });

  test.each([
    ['<!DOCTYPE doc><doc lang="zh"/>', 'bad-markup'],
    ['<?xml version="1.0"?><doc lang="zh"/>', 'bad-markup'],
    [doc('<?php x?>'), 'bad-markup'],
    [doc('<p><![CDATA[x]]></p>'), 'bad-markup'],
    [doc('<p>&nbsp;</p>'), 'bad-markup'],
    [doc('<p>\u0007</p>'), 'control-character'],
    [doc('<p>a</b>'), 'bad-markup'],
    ['<p>a</p>', 'misplaced-element'],
    ['', 'bad-markup'],
    [doc('<div/>'), 'unknown-element'],
    [doc('<constructor/>'), 'unknown-element'],
    [doc('<p constructor="x">a</p>'), 'unknown-attribute'],
    [doc('<tr/>'), 'misplaced-element'],
    [doc('text'), 'misplaced-text'],
    [doc('<table><tr><td/></tr></table>'), 'missing-attribute'],
    [doc('<table widths=""><tr><td/></tr></table>'), 'bad-attribute-value'],
    [doc('<p align="middle">a</p>'), 'bad-attribute-value'],
    [doc('<p id="A b">a</p>'), 'bad-attribute-value'],
    [doc('<p><a href="http://example.org">a</a></p>'), 'bad-attribute-value'],
    [doc('<p><a href="file:///etc/passwd">a</a></p>'), 'bad-attribute-value'],
    [doc('<p><a href=" javascript:x">a</a></p>'), 'bad-attribute-value'],
    [doc('<p><a to="x" href="https://example.org">a</a></p><p id="x">b</p>'), 'bad-link'],
    [doc('<p id="x">a</p><p id="x">b</p>'), 'duplicate-anchor'],
    [doc('<p>a<sup to="x">1</sup></p>'), 'unknown-anchor'],
    [doc('<columns widths="* *"><column/></columns>'), 'uneven-columns'],
    [doc('<table widths="* *"><tr><td span="2"/></tr><tr><td/></tr></table>'), 'uneven-row'],
    [doc(`<kpi-row>${'<kpi number="1"/>'.repeat(5)}</kpi-row>`), 'too-many-cards'],
    [doc('<p><pages/></p>'), 'misplaced-element'],
  ])('%s is refused', (markup, code) => {
    expect(codes(markup)).toEqual([code]);
  });

  test('a mistake that a loop repeats is said once', () => {
    expect(codes(doc('<p at="a.hbs:1:1" tone="loud">a</p>'.repeat(50)))).toEqual(['bad-attribute-value']);
  });

  test.each(['https://example.org/a?b=c', 'mailto:a@example.org'])('%s may be linked', (href) => {
    expect(parseMarkup(doc(`<p><a href="${href}">a</a></p>`)).diagnostics).toEqual([]);
  });
});
