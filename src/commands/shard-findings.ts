import { join } from 'node:path';

import type { BuildPlan } from '../batch/build-plan.ts';
import type { PublishedFiles } from '../effects/output-folder.ts';
import type { Localized } from '../language.ts';
import { decide } from '../output/decision.ts';
import { stateOf } from '../output/file-state.ts';
import type { DocumentKey } from '../output/key.ts';
import { MANIFEST_NAME, type Manifest } from '../output/manifest.ts';
import type { Shard } from '../output/shard.ts';
import { findingAt, type Finding } from '../verify/finding.ts';
import { documentFindings } from './stale-findings.ts';

/** A folder that is to be merged, and what its manifest says; undefined where it has none that can be trusted. */
export interface ShardFolder {
  readonly folder: PublishedFiles;
  readonly manifest: Manifest | undefined;
}

/** A folder that holds a shard. */
export interface ReadShard {
  readonly folder: PublishedFiles;
  readonly manifest: Manifest & { readonly shard: Shard };
}

/** Files named at most in one finding. */
const MOST_FILES = 5;

function finding(folder: PublishedFiles, code: string, what: Localized, more: { expected?: string; found?: string } = {}): Finding {
  return findingAt({ document: join(folder.path, MANIFEST_NAME) }, code, what, more);
}

/** Whether a folder holds a shard at all. */
export function isShard(read: ShardFolder): read is ReadShard {
  return read.manifest?.shard !== undefined;
}

function noShard({ folder, manifest }: ShardFolder): Finding {
  if (manifest === undefined) return finding(folder, 'no-shard', { zh: '清单缺失或被改动', en: 'the manifest is missing or was altered' });
  return finding(folder, 'no-shard', { zh: '不是用 --shard 生成的', en: 'was not built with --shard' });
}

/** That a shard was made from other data, templates, fonts, by another program or for another date than the merge has. */
function otherOrigin({ folder, manifest }: ReadShard, { head }: BuildPlan): readonly Finding[] {
  const findings: Finding[] = [];
  if (manifest.dataset !== head.dataset || manifest.inputsDigest !== head.inputsDigest) {
    const names = [...new Set([...Object.keys(manifest.inputs), ...Object.keys(head.inputs)])].sort();
    const differing = names.filter((name) => manifest.inputs[name] !== head.inputs[name]);
    const named = differing.slice(0, MOST_FILES).join(', ') + (differing.length > MOST_FILES ? ', …' : '');
    findings.push(finding(folder, 'other-inputs', { zh: '由别的输入生成', en: 'was made from other inputs' }, { found: named }));
  }
  if (manifest.tool.digest !== head.tool.digest || manifest.tool.version !== head.tool.version) {
    const [expected, found] = [head.tool, manifest.tool].map(({ version, digest }) => `${version} (${digest.slice(0, 12)})`);
    const what = { zh: '由别的程序版本生成', en: 'was made by another version of the program' };
    findings.push(finding(folder, 'other-version', what, { ...(expected && { expected }), ...(found && { found }) }));
  }
  if (manifest.date !== head.date)
    findings.push(
      finding(folder, 'other-date', { zh: '文档日期不同', en: 'carries another date' }, { expected: head.date, found: manifest.date }),
    );
  return findings;
}

/** Shards that are counted otherwise, doubled or missing. */
function counting(shards: readonly ReadShard[]): readonly Finding[] {
  const [first] = shards;
  if (first === undefined) return [];
  const { of } = first.manifest.shard;
  const findings: Finding[] = [];
  const seen = new Map<number, ReadShard>();
  for (const shard of shards) {
    const { folder, manifest } = shard;
    const text = `${manifest.shard.index}/${manifest.shard.of}`;
    const before = seen.get(manifest.shard.index);
    if (manifest.shard.of !== of)
      findings.push(
        finding(folder, 'shard-count', { zh: '分片总数不同', en: 'counts its shards otherwise' }, { expected: `…/${of}`, found: text }),
      );
    else if (before !== undefined) {
      const what = { zh: `分片重复：${before.folder.path} 也是它`, en: `the shard is there twice: ${before.folder.path} is it too` };
      findings.push(finding(folder, 'shard-twice', what, { found: text }));
    } else seen.set(manifest.shard.index, shard);
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0) {
    const named =
      missing
        .slice(0, MOST_FILES)
        .map((index) => `${index}/${of}`)
        .join(', ') + (missing.length > MOST_FILES ? ', …' : '');
    const what = { zh: '缺少分片', en: 'shards are missing' };
    findings.push(findingAt({ document: named }, 'shard-missing', what, { fix: { zh: `用 --shard 生成`, en: 'build them with --shard' } }));
  }
  return findings;
}

/**
 * Why folders cannot be merged: no shards, shards of other inputs or versions, shards missing or doubled, documents that are not as listed.
 * @param keysOf the keys of a shard's documents.
 */
export function shardFindings(
  folders: readonly ShardFolder[],
  plan: BuildPlan,
  keysOf: (shard: Shard) => ReadonlyMap<string, DocumentKey>,
): readonly Finding[] {
  const shards = folders.filter(isShard);
  return [
    ...folders.filter((each) => !isShard(each)).map(noShard),
    ...shards.flatMap((shard) => {
      const { folder, manifest } = shard;
      const origin = otherOrigin(shard, plan);
      if (origin.length > 0) return origin;
      const there = new Set(folder.list());
      return decide(keysOf(manifest.shard), manifest, (entry) => stateOf(folder, entry), { force: false }).flatMap((decision) =>
        documentFindings(decision, there, join(folder.path, decision.name)),
      );
    }),
    ...counting(shards),
  ];
}
