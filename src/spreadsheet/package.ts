import { crc32, inflateRawSync } from 'node:zlib';

import { MAX_PACKAGE_BYTES } from './limits.ts';
import { SAVE_AGAIN, type Refuse } from './refusal.ts';
import { sniff } from './sniff.ts';
import { localName, type ReadXml } from './xml.ts';
import { readDirectory, type ZipEntry } from './zip-directory.ts';

/** Where a relationship leads; nothing of what lies outside the package is ever opened. */
export interface Relationship {
  /** Last word of the type's address, e.g. `worksheet`. */
  readonly type: string;
  /** Name of a part; absent when it is outside. */
  readonly part?: string;
}

/** An Open Packaging package (ISO/IEC 29500-2) whose parts are unpacked when asked for. */
export interface Package {
  /** @throws FindingsError when there is no such part or it is damaged. */
  part(name: string): Uint8Array;
  has(name: string): boolean;
  /** The content type of a part; empty when none is given. */
  contentType(name: string): string;
  /** Relationships of a part by id, those of the package itself for an empty name; none where it has no list. */
  relationships(name: string): ReadonlyMap<string, Relationship>;
}

/** Opens the bytes of a workbook's file. Refuses what is no package, by what it is instead. */
export function openPackage(bytes: Uint8Array, readXml: ReadXml, refuse: Refuse): Package {
  if (bytes.length > MAX_PACKAGE_BYTES)
    refuse(
      'workbook-too-large',
      { zh: '文件太大', en: 'the file is too large' },
      {
        expected: { zh: `最大 ${MAX_PACKAGE_BYTES / 1024 / 1024} MB`, en: `at most ${MAX_PACKAGE_BYTES / 1024 / 1024} MB` },
        found: `${(bytes.length / 1024 / 1024).toFixed(1)} MB`,
      },
    );
  sniff(bytes, refuse);
  const entries = new Map(readDirectory(bytes, refuse).map((entry) => [entry.name.toLowerCase(), entry]));
  if (entries.has('mimetype') || entries.has('xl/workbook.bin'))
    refuse('other-format', { zh: '这不是 .xlsx 工作簿', en: 'this is no .xlsx workbook' }, { fix: SAVE_AGAIN });
  const part = (name: string): Uint8Array => {
    const entry = entries.get(name.toLowerCase());
    if (entry !== undefined) return unpack(bytes, entry, refuse);
    return refuse('missing-part', { zh: '工作簿缺少一部分', en: 'the workbook lacks a part' }, { found: name, fix: SAVE_AGAIN });
  };
  const types = contentTypes(part('[Content_Types].xml'), readXml);
  return {
    part,
    has: (name) => entries.has(name.toLowerCase()),
    contentType: (name) => types.get(`/${name.toLowerCase()}`) ?? types.get(name.toLowerCase().split('.').at(-1) ?? '') ?? '',
    relationships(name) {
      const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(name) ?? [];
      const list = `${folder}_rels/${file}.rels`;
      return entries.has(list.toLowerCase()) ? readRelationships(folder, list, part(list), readXml, refuse) : new Map();
    },
  };
}

function unpack(bytes: Uint8Array, { name, deflated, crc, packedSize, size, start }: ZipEntry, refuse: Refuse): Uint8Array {
  const packed = bytes.subarray(start, start + packedSize);
  const damaged = (): never =>
    refuse(
      'broken-workbook',
      { zh: '文件已损坏或不完整', en: 'the file is damaged or incomplete' },
      { found: name, fix: { zh: '重新取得该文件', en: 'get the file again' } },
    );
  let unpacked = packed;
  try {
    // Ends as soon as there is a byte more than the directory says.
    if (deflated) unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return damaged();
  }
  return unpacked.length === size && crc32(unpacked) === crc ? unpacked : damaged();
}

/** Content types by part (`/xl/workbook.xml`) and by ending (`xml`), in lower case. */
function contentTypes(bytes: Uint8Array, readXml: ReadXml): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  readXml('[Content_Types].xml', bytes, {
    open(name, attributes) {
      const key = name === 'Default' ? attributes['Extension'] : name === 'Override' ? attributes['PartName'] : undefined;
      if (key !== undefined) types.set(key.toLowerCase(), attributes['ContentType'] ?? '');
    },
  });
  return types;
}

function readRelationships(
  folder: string,
  list: string,
  bytes: Uint8Array,
  readXml: ReadXml,
  refuse: Refuse,
): ReadonlyMap<string, Relationship> {
  const found = new Map<string, Relationship>();
  readXml(list, bytes, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const type = attributes['Type']?.split('/').at(-1) ?? '';
      const outside = attributes['TargetMode'] === 'External';
      const target = attributes['Target'] ?? '';
      found.set(attributes['Id'] ?? '', outside ? { type } : { type, part: resolve(folder, target, refuse) });
    },
  });
  return found;
}

/** The part that a target names, seen from the folder of its source. */
function resolve(folder: string, target: string, refuse: Refuse): string {
  const path: string[] = [];
  const whole = target.startsWith('/') ? target : folder + target;
  for (const step of whole.split('#', 1)[0]?.split('/') ?? []) {
    if (step === '' || step === '.') continue;
    if (step !== '..') path.push(step);
    else if (path.pop() === undefined)
      refuse(
        'part-outside',
        { zh: '文件内有通往外部的路径', en: 'the file holds a path that leads out of it' },
        { found: target, fix: SAVE_AGAIN },
      );
  }
  return path.join('/');
}

/** The value of an attribute with a prefix, whatever the prefix is: `r:id`. */
export function prefixed(attributes: Readonly<Record<string, string>>, local: string): string | undefined {
  const name = Object.keys(attributes).find((key) => key.includes(':') && !key.startsWith('xmlns:') && localName(key) === local);
  return name === undefined ? undefined : attributes[name];
}
