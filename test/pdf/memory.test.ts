import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { render } from './setting.ts';

const PARAGRAPH = '<p>全省完成脱贫攻坚投入，各县逐户核对。</p><p lang="en">Every county checked its households one by one.</p>';
const MARKUP = `<doc lang="zh">${PARAGRAPH.repeat(200)}</doc>`;
const DOCUMENTS = 20;

it('holds no document once it is made, however many follow without a pause', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    return getHeapStatistics().used_heap_size;
  };
  for (let warm = 0; warm < 3; warm += 1) await render(MARKUP);
  const before = used();
  for (let document = 0; document < DOCUMENTS; document += 1) await render(MARKUP);
  // The objects of one such document take some 400 kB.
  expect((used() - before) / DOCUMENTS).toBeLessThan(100_000);
});
