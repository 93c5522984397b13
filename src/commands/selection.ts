import type { Dataset } from '../dataset/dataset.ts';
import type { Selection } from '../output/plan.ts';
import type { BuildOptions } from './build.ts';
import { UsageError } from './exit-code.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** Slugs, codes and editions as the user named them, checked against the dataset. */
export function selectionOf(
  dataset: Dataset,
  options: Pick<BuildOptions, 'editions' | 'formats' | 'workbooks' | 'profile' | 'regions' | 'shard'>,
  terminal: Terminal,
): Selection {
  const refuse = (message: 'unknown-region' | 'unknown-edition', name: string, known: readonly string[]): never => {
    throw new UsageError(say(terminal.language, message, { name, known: known.join(', ') }));
  };
  const regions = options.regions?.map((name) => {
    const found = dataset.regions.find(({ slug, region }) => slug === name || region.code === name);
    return (
      found?.slug ??
      refuse(
        'unknown-region',
        name,
        dataset.regions.map(({ slug }) => slug),
      )
    );
  });
  for (const edition of options.editions ?? []) {
    if (!dataset.editions.includes(edition)) refuse('unknown-edition', edition, dataset.editions);
  }
  return {
    ...(regions === undefined ? {} : { regions }),
    ...(options.editions === undefined ? {} : { editions: options.editions }),
    ...(options.formats === undefined ? {} : { formats: options.formats }),
    ...(options.workbooks === undefined ? {} : { workbooks: options.workbooks }),
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  };
}
