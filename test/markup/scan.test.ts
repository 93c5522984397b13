import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkup } from '../../src/markup/parse.ts';
import { scanMarkup } from '../../src/markup/scan.ts';
import type { TreeBuilder } from '../../src/markup/tree-builder.ts';

const told = ({ tree, findings }: TreeBuilder): unknown => ({ tree: JSON.stringify(tree), findings: [...findings.values()] });

/** Runs `check` over texts of these pieces, and gives how many of them the scanner read. */
function scanned(pieces: readonly string[], wrap: (inner: string) => string): number {
  let read = 0;
  const inner = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => wrap(some.join('')));
  fc.assert(
    fc.property(inner, (markup) => {
      const builder = scanMarkup(markup);
      if (builder === undefined) return;
      read += 1;
      expect(told(builder)).toEqual(told(readMarkup(markup, 'markup')));
    }),
    { numRuns: 5_000, seed: 8 },
  );
  return read;
}

test('what the scanner reads, the parser reads alike', () => {
  const at = 'at="t/main.hbs:1:2"';
  const whole = [
    `<p ${at}>a&amp;b</p>`,
    `<p ${at} id="a.b"  >市😀</p>`,
    `<br ${at}/>`,
    `<td\n${at} span="">x &lt; y</td>`,
    `<p ${at} id="&#x27;"><b ${at}>x</b></p>`,
  ];
  const sound = [
    ...whole,
    ' ',
    '\n',
    'text > text',
    '&quot;',
    '\u00a0',
    `<nonsense ${at} odd="1" />`,
    `<p at="t/main.hbs:3:4" tone="none">a</p>`,
  ];
  const broken = [
    '<',
    '>',
    '&',
    '&#8;',
    '&nbsp;',
    ']]>',
    '<!-- c -->',
    '<?x?>',
    '\r',
    '\u0001',
    '\ud800',
    '</p>',
    '</doc>',
    `<p ${at}>`,
    '<p>',
    `<P ${at}>`,
    `<p ${at} id='x'/>`,
    `<p ${at} ${at}/>`,
    `<p ${at} id="a\tb"/>`,
    `<p ${at} id="<"/>`,
    `<p at="x"/>`,
    `<p ${at} id="a>b"/>`,
  ];
  expect(scanned(sound, (inner) => `<doc ${at} lang="zh">${inner}</doc>\n`)).toBe(5_000);
  expect(scanned([...sound, ...broken], (inner) => `<doc ${at} lang="zh">${inner}</doc>`)).toBeGreaterThan(200);
  expect(scanned([...sound, ...broken, `<doc ${at}>`, '</doc>'], (inner) => inner)).toBeGreaterThan(10);
});
