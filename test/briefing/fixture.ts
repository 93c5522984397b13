import type { Dataset } from '../../src/dataset/dataset.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { diskFiles } from '../../src/effects/files.ts';

/** The first dataset, as the repository has it. */
export function sichuan(): Dataset {
  const { dataset, diagnostics } = loadDataset(diskFiles, 'data/sichuan-2017-04-23', { codesFolder: 'data/codes' });
  if (dataset === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return dataset;
}
