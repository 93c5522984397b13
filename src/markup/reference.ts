import { MAX_KEY_FIGURES } from '../dataset/limits.ts';
import { describeType } from './attribute-types.ts';
import { ELEMENTS } from './elements.ts';
import type { ElementSpec } from './elements.ts';
import { parentsOf } from './vocabulary.ts';

/** What the reference says of a helper; template/ has them. */
export interface HelperDoc {
  readonly doc: string;
  readonly arguments: readonly [least: number, most: number];
}

const EXAMPLE = `<doc lang="{{frame.lang}}">
  <foot on="all"><p tone="small">{{title}} · <page/> / <pages/></p></foot>
  <h1>{{region.name}}</h1>
  {{#if cards}}
  <kpi-row>
    {{#each cards}}
    <kpi number="{{number}}" unit="{{unit}}"><p lang="zh">{{label}}<sup to="{{anchor}}">{{mark}}</sup></p></kpi>
    {{/each}}
  </kpi-row>
  {{/if}}
  <table widths="24 * 80">
    <tr role="head"><th/><th>{{heads.indicator}}</th><th align="right">{{heads.value}}</th></tr>
    {{#each rows as |row|}}
    <tr><td id="{{row.anchor}}">{{row.number}}</td><td>{{row.name}}</td><td align="right" tone="number">{{row.value}}</td></tr>
    {{/each}}
  </table>
  {{> shared/notes notes=notes}}
</doc>`;

/** The text of templates/README.md: everything that a template may hold, made from {@link ELEMENTS} and the helpers. */
export function templateReference(helpers: ReadonlyMap<string, HelperDoc>): string {
  const helperRows = [...helpers].map(([name, helper]) => `| \`(${name}${' …'.repeat(helper.arguments[0])})\` | ${helper.doc} |`);
  return `<!-- Generated from src/markup/elements.ts by \`npm run generate\`; edit there. -->
# Templates

A folder here is a template: \`main.hbs\`, and partials in other \`.hbs\` files of the folder or of \`shared/\`. Handlebars fills in the data; what comes
out is the small strict markup described below, which is then set as pages. \`jianbao check\` finds mistakes without rendering anything and names file,
line and column. Colours, fonts and sizes are the theme's: a template says what a thing is, not how it looks.

\`\`\`hbs
${EXAMPLE}
\`\`\`

## Rules

- \`{{name}}\` prints a field as text: \`<\`, \`&\` and quotes in the data are only characters. \`{{{name}}}\` and \`{{&name}}\` are refused.
- The fields are those of \`src/briefing/view.ts\`. Every field named must exist, in conditions too; an empty text or list stands for "nothing", so ask \`{{#if name}}\`.
- Blocks: \`{{#if x}}\`, \`{{#unless x}}\`, \`{{#each list}}\` (also \`{{#each list as |item|}}\`), \`{{#with x}}\`, each with \`{{else}}\`. One value each: a field, or a helper of the list below: \`{{#if (eq (count rows) 1)}}\`.
- Each block is whole by itself: an element opened in a block is closed in it.
- Inside a tag, \`{{…}}\` stands between the quotes of an attribute only. An optional attribute that comes out empty counts as not written.
- Variables: \`@index\` (from 0), \`@first\`, \`@last\`, and \`@root\` for the whole data. \`../name\` is a field of the block around, within the same file.
- Partials: \`{{> name}}\`, \`{{> name item}}\`, \`{{> name label=title}}\`. The name is the file's path in the folder without \`.hbs\`; \`shared/…\` for those of \`shared/\`, unless the folder has its own \`shared/…\`. A partial may use the current fields.
- A template has words of its own, not numbers or data: a number typed into it (\`number-without-figure\`) and a value of the view that it leaves out (\`figure-not-printed\`) are refused. A build opens its documents again and expects the words of the view and no others, so write words as fields; \`--verify none\` lets a template with words typed into it through (else \`unexpected-text\`).
- Comments: \`{{!-- … --}}\`.
- Write \`&amp;\` and \`&lt;\` for \`&\` and \`<\`; characters by number as \`&#160;\`. Doctype, CDATA and processing instructions are refused.
- Whitespace: runs of it are one space. A line break next to a Chinese character is layout and leaves no space, tags between them or not. Between blocks all of it is dropped.
- Anchors (\`id\`) are unique in a document, and every \`to\` leads to one. In a table each row covers as many columns as \`widths\` names; a \`kpi-row\` holds at most ${MAX_KEY_FIGURES} cards.

| helper, in conditions only | answers |
| --- | --- |
${helperRows.join('\n')}

## Elements

Attributes in bold must be written.

${Object.entries(ELEMENTS)
  .map(([name, spec]) => elementSection(name, spec))
  .join('\n')}`;
}

function elementSection(name: string, spec: ElementSpec): string {
  const parents = parentsOf(name);
  const attributes = Object.entries(spec.attributes).map(([attribute, { value, required, doc }]) => {
    const type = value.type === 'words' ? value.values.map((word) => `\`${word}\``).join(' ') : describeType(value).en;
    return `- ${required ? `**\`${attribute}\`**` : `\`${attribute}\``}: ${type}; ${doc}.`;
  });
  const inside = parents.length === 0 ? '' : ` Stands in ${parents.map((parent) => `\`${parent}\``).join(', ')}.`;
  const content = spec.content.map((item) => (item === '#text' ? 'text' : `\`${item}\``)).join(', ');
  return [
    `### \`${name}\``,
    '',
    `${capital(spec.doc)}.${inside} ${content === '' ? 'Holds nothing.' : `Holds ${content}.`}`,
    '',
    ...attributes,
    ...(attributes.length === 0 ? [] : ['']),
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
