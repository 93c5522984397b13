import type { Dataset } from '../dataset/dataset.ts';
import { documentDate } from '../effects/clock.ts';
import { UsageError } from './exit-code.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/**
 * The time that documents carry.
 * @throws UsageError when `SOURCE_DATE_EPOCH` is set to something else than whole seconds.
 */
export function createdTime({ date }: Dataset, { language }: Terminal): Date {
  const created = documentDate(date, process.env);
  if (created === undefined) throw new UsageError(say(language, 'bad-epoch', { value: process.env['SOURCE_DATE_EPOCH'] ?? '' }));
  return created;
}
