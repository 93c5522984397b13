import type { BuildPlan } from '../batch/build-plan.ts';
import type { PublishedFiles } from '../effects/output-folder.ts';
import type { Localized } from '../language.ts';
import type { Decision } from '../output/decision.ts';
import { stateOf } from '../output/file-state.ts';
import { FIGURES_NAME, MANIFEST_NAME } from '../output/manifest.ts';
import { findingAt, type Finding } from '../verify/finding.ts';
import { reasonsText } from './explain.ts';

const REBUILD: Localized = { zh: '重新生成', en: 'build again' };
const MISSING: Localized = { zh: '文件不在', en: 'the file is missing' };
const ALTERED: Localized = { zh: '文件被改动', en: 'the file was altered' };
const UNLISTED: Localized = { zh: '清单没有列出该文件', en: 'the manifest does not list this file' };
const BELONGS_NO_MORE: Localized = { zh: '不再是该数据集的文档', en: 'is no longer a document of the dataset' };

/** What is wrong with a document, if anything; `shown` is what it is called there. */
export function documentFindings({ name, reasons, entry }: Decision, there: ReadonlySet<string>, shown: string = name): readonly Finding[] {
  if (reasons.length === 0) return [];
  const at = (code: string, what: Localized): readonly Finding[] => [findingAt({ document: shown }, code, what, { fix: REBUILD })];
  if (!there.has(name)) return at('missing-file', MISSING);
  if (entry !== undefined && reasons.every(({ type }) => type === 'altered')) return at('altered-file', ALTERED);
  const because = (language: 'zh' | 'en'): string => reasonsText(reasons, language);
  return at('stale-file', { zh: `需要重新生成：${because('zh')}`, en: `is stale: ${because('en')}` });
}

function ofManifest({ manifest, head }: BuildPlan, there: ReadonlySet<string>): readonly Finding[] {
  const document = MANIFEST_NAME;
  if (!there.has(document)) return [findingAt({ document }, 'missing-file', MISSING, { fix: REBUILD })];
  if (manifest === undefined) return [findingAt({ document }, 'altered-file', ALTERED, { fix: REBUILD })];
  const what: Localized = { zh: '所记的输入与现在不同', en: 'lists inputs that have changed since' };
  const differs = manifest.inputsDigest !== head.inputsDigest || manifest.warnings !== head.warnings;
  return differs ? [findingAt({ document }, 'stale-manifest', what, { severity: 'warning', fix: REBUILD })] : [];
}

function ofFigures({ manifest }: BuildPlan, folder: PublishedFiles, wanted: boolean): readonly Finding[] {
  const listed = manifest?.figures;
  const state = listed === undefined ? 'missing' : stateOf(folder, listed);
  if (manifest === undefined || state === 'whole' || (listed === undefined && !wanted)) return [];
  const [code, what] = state === 'missing' ? (['missing-file', MISSING] as const) : (['altered-file', ALTERED] as const);
  return [findingAt({ document: FIGURES_NAME }, code, what, { fix: REBUILD })];
}

/**
 * Stale, missing, altered and foreign files of a folder, in the order of the plan and then of their names.
 * @param chosen names of the documents that are asked about.
 * @param wantsFigures whether a build would write `figures.json`.
 */
export function staleFindings(
  plan: BuildPlan,
  folder: PublishedFiles,
  chosen: ReadonlySet<string>,
  wantsFigures: boolean,
): readonly Finding[] {
  const names = folder.list();
  const there = new Set(names);
  const listed = new Set(plan.manifest?.documents.map(({ name }) => name));
  const belongs = (name: string): boolean => {
    const key = plan.keys.get(name);
    return key !== undefined && (key.optional !== true || listed.has(name) || chosen.has(name));
  };
  const others = names.filter((name) => !belongs(name) && name !== MANIFEST_NAME && name !== FIGURES_NAME);
  return [
    ...plan.decisions.filter(({ name }) => chosen.has(name)).flatMap((decision) => documentFindings(decision, there)),
    ...ofManifest(plan, there),
    ...ofFigures(plan, folder, wantsFigures),
    ...others.map((document) =>
      listed.has(document)
        ? findingAt({ document }, 'foreign-document', BELONGS_NO_MORE, { fix: REBUILD })
        : findingAt({ document }, 'foreign-file', UNLISTED, { fix: { zh: '移走该文件', en: 'move the file away' } }),
    ),
  ];
}
