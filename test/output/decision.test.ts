import { describe, expect, it } from 'vitest';

import { decide, type FileState } from '../../src/output/decision.ts';
import { ingredients, type DocumentKey } from '../../src/output/key.ts';
import type { Manifest, ManifestEntry } from '../../src/output/manifest.ts';

type Contents = Readonly<Record<string, string>>;

function keyOf(data: Contents, environment: Contents): DocumentKey {
  return { data: ingredients(new Map(Object.entries(data))), environment: ingredients(new Map(Object.entries(environment))) };
}

const ENTRY = { bytes: 1, sha256: '', contentDigest: '', pages: 1 };

/** A manifest of documents made by these keys. */
function manifestOf(keys: ReadonlyMap<string, DocumentKey>): Manifest {
  const digests = [...keys.values()].flatMap(({ data, environment }) => [data, environment]);
  return {
    tool: { name: 'jianbao', version: '0', digest: '' },
    dataset: 'd',
    issued: '',
    date: '',
    inputsDigest: '',
    inputs: {},
    warnings: 0,
    complete: true,
    documents: [...keys].map(([name, key]) => ({
      ...ENTRY,
      name,
      dataDigest: key.data.digest,
      environmentDigest: key.environment.digest,
    })),
    parts: Object.fromEntries(digests.map(({ digest, parts }) => [digest, Object.fromEntries(parts)])),
  };
}

const DATA = { 'figure a': '1', 'figure b': '2' };
const ENVIRONMENT = { version: '0', 'template main.hbs': 't' };
const BEFORE = manifestOf(new Map([['one.pdf', keyOf(DATA, ENVIRONMENT)]]));

interface Circumstances {
  readonly state?: FileState;
  readonly force?: boolean;
  readonly manifest?: Manifest | null;
  readonly name?: string;
}

function reasons(key: DocumentKey, { state = 'whole', force = false, manifest = BEFORE, name = 'one.pdf' }: Circumstances = {}) {
  const stateOf = (_entry: ManifestEntry): FileState => state;
  return decide(new Map([[name, key]]), manifest ?? undefined, stateOf, { force })[0]?.reasons;
}

describe('a document', () => {
  it('is left as it is where nothing changed', () => {
    expect(reasons(keyOf(DATA, ENVIRONMENT))).toEqual([]);
  });

  it.each([
    ['a changed figure', keyOf({ ...DATA, 'figure b': '3' }, ENVIRONMENT), [{ type: 'changed', part: 'figure b' }]],
    ['a new figure', keyOf({ ...DATA, 'figure c': '3' }, ENVIRONMENT), [{ type: 'added', part: 'figure c' }]],
    ['a figure that is gone', keyOf({ 'figure a': '1' }, ENVIRONMENT), [{ type: 'removed', part: 'figure b' }]],
    ['another order', keyOf({ 'figure b': '2', 'figure a': '1' }, ENVIRONMENT), [{ type: 'changed', part: '' }]],
    [
      'another version and template',
      keyOf(DATA, { version: '1', 'template main.hbs': 'u' }),
      [
        { type: 'changed', part: 'version' },
        { type: 'changed', part: 'template main.hbs' },
      ],
    ],
  ])('is made again for %s', (_, key, expected) => {
    expect(reasons(key)).toEqual(expected);
  });

  it('is made again where its file is not what the manifest lists', () => {
    const key = keyOf(DATA, ENVIRONMENT);
    expect(reasons(key, { state: 'altered' })).toEqual([{ type: 'altered' }]);
    expect(reasons(key, { state: 'missing' })).toEqual([{ type: 'missing' }]);
    expect(reasons(keyOf({ ...DATA, 'figure a': '' }, ENVIRONMENT), { state: 'missing' })).toHaveLength(2);
  });

  it('is made where no manifest lists it, and where that is asked for', () => {
    const key = keyOf(DATA, ENVIRONMENT);
    expect(reasons(key, { manifest: null })).toEqual([{ type: 'not-listed' }]);
    expect(reasons(key, { name: 'two.pdf' })).toEqual([{ type: 'not-listed' }]);
    expect(reasons(key, { force: true })).toEqual([{ type: 'forced' }]);
  });

  it('has no part by a name of JavaScript’s own', () => {
    const key = keyOf({ ...DATA, constructor: '1' }, ENVIRONMENT);
    expect(reasons(key)).toEqual([{ type: 'added', part: 'constructor' }]);
  });
});
