import { expect, test } from 'vitest';
import { SAMPLE_REGION_VIEW, SAMPLE_VOLUME_VIEW } from '../../src/briefing/sample.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { templateReference } from '../../src/markup/reference.ts';
import * as vocabulary from '../../src/markup/vocabulary.ts';
import { compileTemplate } from '../../src/template/compile.ts';
import { HELPERS } from '../../src/template/helpers.ts';
import { compiled } from './memory.ts';

const OWN = [
  { name: 'briefing', view: SAMPLE_REGION_VIEW },
  { name: 'volume', view: SAMPLE_VOLUME_VIEW },
];

test.each(OWN)('templates/$name names only fields that views have', ({ name, view }) => {
  const { template, diagnostics } = compileTemplate(diskFiles, `templates/${name}`, vocabulary);
  expect(diagnostics).toEqual([]);
  expect(template?.checkFields([view])).toEqual([]);
  expect(template?.render(view).markup).toContain('<doc at="templates/');
});

test('every helper is used by a template', () => {
  const texts = ['templates/briefing', 'templates/volume', 'templates/shared'].flatMap((folder) =>
    diskFiles.list(folder).map((file) => new TextDecoder().decode(diskFiles.read(`${folder}/${file}`))),
  );
  const unused = [...HELPERS.keys()].filter((name) => !texts.some((text) => text.includes(`(${name} `) || text.includes(`{{${name} `)));
  expect(unused).toEqual([]);
});

test('the example of the reference is a template', () => {
  const example = /```hbs\n([^]*?)```/.exec(templateReference(HELPERS))?.[1] ?? '';
  expect(compiled({ 't/main.hbs': example, 'shared/notes.hbs': '{{#each notes}}<p>{{this}}</p>{{/each}}' }).diagnostics).toEqual([]);
});
