import { diskFiles } from '../effects/files.ts';
import { possibleDocuments, type PlannedDocument } from '../output/plan.ts';
import { prepare, type Prepared } from '../pipeline.ts';
import type { Answer, Job } from './pool.ts';
import { renderOne } from './render-all.ts';

let known: { readonly folder: string; readonly prepared: Prepared; readonly plan: ReadonlyMap<string, PlannedDocument> } | undefined;

function preparedFor({ folder, libraries }: Job): NonNullable<typeof known> {
  if (known?.folder === folder) return known;
  const { prepared } = prepare(folder, diskFiles, true, libraries);
  if (prepared === undefined) throw new Error(`${folder} changed while it was being built`);
  known = { folder, prepared, plan: new Map(possibleDocuments(prepared.dataset).map((document) => [document.name, document])) };
  return known;
}

/** A worker's job: one document of a dataset, which it reads when first asked. */
// oxlint-disable-next-line import/no-default-export -- what the pool calls
export default async function work(job: Job): Promise<Answer> {
  const { folder, name, created } = job;
  const { prepared, plan } = preparedFor(job);
  const document = plan.get(name);
  if (document === undefined) throw new Error(`${folder} changed while it was being built: ${name} is no longer one of its documents`);
  const { document: _document, ...answer } = await renderOne(prepared, document, new Date(created));
  return answer;
}
