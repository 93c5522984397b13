import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkup } from '../../src/markup/parse.ts';
import { brief, compiled, ready } from './memory.ts';

const doc = (body: string): string => `<doc lang="zh">${body}</doc>`;

/** Renders and parses; gives the text of the first `p`. */
function printed(value: string): unknown {
  const { markup } = ready(doc('<p>{{value}}</p>')).render({ value });
  const { tree, diagnostics } = parseMarkup(markup);
  expect(diagnostics).toEqual([]);
  const paragraph = tree?.children[0];
  return paragraph !== undefined && 'children' in paragraph ? paragraph.children : undefined;
}

describe('rendering', () => {
  test('stamps each tag with its place, through partials and blocks, whitespace dropped or not', () => {
    const template = ready({
      't/main.hbs': '<doc lang="zh">\n  {{#if yes}}\n  <p>a</p>\n  {{/if}}\n  {{~> card}}\n</doc>',
      't/card.hbs': '<p\n    tone="{{tone}}">b</p>',
    });
    expect(template.render({ yes: 'y', tone: 'lead' }).markup).toBe(
      '<doc at="t/main.hbs:1:1" lang="zh">\n  <p at="t/main.hbs:3:3">a</p>\n<p at="t/card.hbs:1:1"\n    tone="lead">b</p></doc>',
    );
  });

  test('partials of shared/ are found, and a template’s own stand in for them', () => {
    const main = doc('<p>{{> shared/foot}}{{> shared/head}}</p>');
    const template = ready({ 't/main.hbs': main, 'shared/foot.hbs': 'common', 'shared/head.hbs': 'x', 't/shared/head.hbs': 'own' });
    expect(template.render({}).markup).toContain('commonown');
    expect([...template.inputs.keys()]).toEqual(['t/main.hbs', 'shared/foot.hbs', 't/shared/head.hbs']);
  });

  test.each(['<b>"\'&=` </p> {{x}} ]]> -- &#60;', '{{{constructor}}}', '<!-- x -->', '𠮷龘㐂'])('a value is only text: %s', (value) => {
    expect(printed(value)).toEqual([{ text: value }]);
  });

  test('any text without control characters comes out as it went in, whitespace settled', () => {
    assert(
      property(string({ unit: 'binary' }), (value) => {
        // eslint-disable-next-line no-control-regex -- XML cannot hold these; the dataset refuses them
        const text = value.replace(/[\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF ]/g, '');
        expect(printed(text)).toEqual(text === '' ? [] : [{ text }]);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('a field is asked for in conditions, lists and values handed on, not only where it is printed', () => {
    const template = ready({
      't/main.hbs': doc('{{#if a}}{{/if}}{{#each b}}{{/each}}{{> p c=d}}'),
      't/p.hbs': '<p>{{c}}</p>',
    });
    expect(template.render({ a: '', b: [], d: '' }).diagnostics).toEqual([]);
    for (const view of [
      { b: [], d: '' },
      { a: '', d: '' },
      { a: '', b: [] },
    ]) {
      expect(template.render(view).diagnostics.map(({ code }) => code)).toEqual(['unknown-field']);
    }
  });

  test('one item that lacks a field is found, though others have it', () => {
    const template = ready(doc('{{#each rows}}<p>{{name}}</p>{{/each}}'));
    const { markup, diagnostics } = template.render({ rows: [{ name: 'a' }, {}] });
    expect([markup, brief(diagnostics)]).toEqual(['', ['unknown-field main.hbs:1:35']]);
  });

  test('renders again after a failure', () => {
    const template = ready(doc('<p>{{a}}</p>'));
    expect(template.render({}).diagnostics).toHaveLength(1);
    expect(template.render({ a: 'x' }).markup).toContain('>x</p>');
  });
});

describe('templates of strangers', () => {
  test.each([
    'constructor',
    '__proto__',
    'a.__defineGetter__',
    'hasOwnProperty',
    '@root.constructor',
    'this.constructor',
    '[constructor]',
    '../constructor',
  ])('%s reaches nothing', (path) => {
    for (const use of [
      `<p>{{${path}}}</p>`,
      `{{#if ${path}}}{{/if}}`,
      `{{#with ${path}}}{{/with}}`,
      `{{> p ${path}}}`,
      `{{> p a=${path}}}`,
    ]) {
      const { template, diagnostics } = compiled({ 't/main.hbs': doc(use), 't/p.hbs': '<p>x</p>' });
      expect(template).toBeUndefined();
      expect(diagnostics[0]?.code).toBe('forbidden-field');
    }
  });

  test('a field whose value is a prototype’s is not reached either', () => {
    const template = ready(doc('<p>{{rows.map}}</p>'));
    expect(template.checkFields([{ rows: [] }]).map(({ code }) => code)).toEqual(['unknown-field']);
    expect(template.render({ rows: [] }).markup).toMatch(/><\/p>/);
  });

  test('an object cannot print itself unescaped', () => {
    const value = { toHTML: () => '<b>x</b>' };
    const found = ready(doc('<p>{{value}}</p>')).checkFields([{ value }]);
    expect(found.map(({ code }) => code)).toEqual(['not-text']);
  });

  test('names of the view’s own that look like a prototype’s do no harm', () => {
    const view: unknown = JSON.parse('{"a":"x","__proto__":{"polluted":"y"},"constructor":"z"}');
    expect(ready(doc('<p>{{a}}</p>')).render(view).markup).toContain('>x</p>');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['unless', '{{#unless a}}', '{{/unless}}', 3000],
    ['else if', '{{else if a}}', '', 3000],
  ])('3,000 nested blocks by %s', (_, begin, end, count) => {
    const body = begin.startsWith('{{else') ? `{{#if a}}${begin.repeat(count)}{{/if}}` : begin.repeat(count) + end.repeat(count);
    const { diagnostics } = compiled(doc(body));
    expect(diagnostics.map(({ code, message }) => `${code}: ${message.en}`)).toEqual([
      'template-syntax: blocks nest deeper than 48 levels',
    ]);
  });

  test('thousands of parentheses', () => {
    const { diagnostics } = compiled(doc(`{{#if ${'(count '.repeat(3000)}a${')'.repeat(3000)}}}{{/if}}`));
    expect(diagnostics.map(({ code }) => code)).toEqual(['template-syntax']);
  });

  test('thousands of nested elements', () => {
    const template = ready(doc('<section>'.repeat(3000) + '</section>'.repeat(3000)));
    expect(brief(parseMarkup(template.render({}).markup).diagnostics)).toEqual(['deep-markup main.hbs:1:574']);
  });

  test('300 kB', () => {
    const { diagnostics } = compiled(doc(`<p>${'x'.repeat(300_000)}</p>`));
    expect(diagnostics.map(({ message }) => message.en)).toEqual(['the template file is larger than 256 kB']);
  });

  test('a template of many small pieces is read in a time that grows with its length', () => {
    const started = performance.now();
    expect(compiled(doc('<p>a</p>{{#if a}}<p tone="{{b}}">{{c}}</p>{{/if}}'.repeat(4000))).diagnostics).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('partials that call one another many times over end in a finding', () => {
    const files: Record<string, string> = { 't/main.hbs': doc('<p>{{> p0}}</p>'), 't/p20.hbs': 'x'.repeat(1000) };
    for (let index = 0; index < 20; index += 1) files[`t/p${index}.hbs`] = `{{> p${index + 1}}}`.repeat(4);
    const template = ready(files);
    expect(template.render({}).diagnostics.map(({ code }) => code)).toEqual(['big-markup']);
    expect(template.checkFields([{}])).toEqual([]);
  });

  test('not UTF-8', () => {
    const { diagnostics } = compiled({ 't/main.hbs': new Uint8Array([0xb4, 0xf3]) });
    expect(diagnostics.map(({ code }) => code)).toEqual(['bad-encoding']);
  });
});
