import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { render } from './setting.ts';

const PARAGRAPH = '<p>全省完成脱贫攻坚投入，各县逐户核对。</p><p lang="en">Every county checked its households one by one.</p>';
const MARKUP = `<doc lang="zh">${PARAGRAPH.repeat(200)}</doc>`;
const DOCUMENTS = 20;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const used = (): number => {
  collect();
  return getHeapStatistics().used_heap_size;
};

it('holds no document once it is made, however many follow without a pause', async () => {
  for (let warm = 0; warm < 3; warm += 1) await render(MARKUP);
  const before = used();
  for (let document = 0; document < DOCUMENTS; document += 1) await render(MARKUP);
  // The objects of one such document take some 400 kB.
  expect((used() - before) / DOCUMENTS).toBeLessThan(100_000);
});

it('holds no markup for the tags and the short texts that it keeps of it', async () => {
  // Each names an anchor of its own, shows a label twice that no other has, and a word that is kept. Stamped, as templates write it.
  const markup = (document: number): string => {
    const at = 'at="briefing.hbs:1:1"';
    const label = `<p ${at} lang="en">label of number ${document}</p>`;
    return `<doc ${at} lang="zh"><h1 ${at} id="anchor-of-${document}">简报</h1>${label}${label}<p ${at}>Предприниматели${'абвгд'[document % 5]!.repeat(document)}</p>${' '.repeat(200_000)}</doc>`;
  };
  for (let warm = 0; warm < 3; warm += 1) await render(markup(warm));
  const before = used();
  for (let document = 3; document < 3 + DOCUMENTS; document += 1) await render(markup(document));
  // The markup of one takes 400 kB.
  expect((used() - before) / DOCUMENTS).toBeLessThan(100_000);
});
