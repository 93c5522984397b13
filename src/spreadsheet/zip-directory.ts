import { MAX_PARTS, MAX_PART_BYTES, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FREE_BYTES } from './limits.ts';
import { SAVE_AGAIN, type Refuse } from './refusal.ts';

/** A file in a zip archive, as its directory has it. */
export interface ZipEntry {
  /** With forward slashes. */
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its packed bytes begin. */
  readonly start: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;

const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** Stands for a number that a 64-bit record has. */
const ELSEWHERE_16 = 0xffff;
const ELSEWHERE_32 = 0xffffffff;

const MEGABYTE = 1024 * 1024;

interface Archive {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly refuse: Refuse;
}

function broken({ refuse }: Archive, found: string): never {
  return refuse(
    'broken-workbook',
    { zh: '文件已损坏或不完整', en: 'the file is damaged or incomplete' },
    { found, fix: { zh: '重新取得该文件', en: 'get the file again' } },
  );
}

/** Offset of the record that ends the archive: the last one whose comment reaches to the end of the file. */
function endRecord(archive: Archive): number {
  const { bytes, view } = archive;
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) === bytes.length) return at;
  }
  return broken(archive, 'end of central directory');
}

function checkName(archive: Archive, name: string): void {
  if (/^\/|^[A-Za-z]:|(?:^|\/)\.{1,2}(?:\/|$)|\0/.test(name))
    archive.refuse(
      'part-outside',
      { zh: '文件内有通往外部的路径', en: 'the file holds a path that leads out of it' },
      { found: name, fix: SAVE_AGAIN },
    );
}

function checkSize({ refuse }: Archive, { name, size, packedSize }: ZipEntry): void {
  if (size > MAX_PART_BYTES)
    refuse(
      'workbook-too-large',
      { zh: '工作簿解压后太大', en: 'the workbook is too large when unpacked' },
      {
        expected: { zh: `每部分最大 ${MAX_PART_BYTES / MEGABYTE} MB`, en: `at most ${MAX_PART_BYTES / MEGABYTE} MB a part` },
        found: `${name}: ${Math.ceil(size / MEGABYTE)} MB`,
      },
    );
  if (size > RATIO_FREE_BYTES && size > packedSize * MAX_RATIO)
    refuse(
      'workbook-bomb',
      { zh: '压缩比异常，像是压缩炸弹', en: 'the workbook is packed suspiciously tight, like a zip bomb' },
      {
        expected: { zh: `压缩比不超过 ${MAX_RATIO}`, en: `a ratio of at most ${MAX_RATIO}` },
        found: `${name}: ${Math.round(size / Math.max(1, packedSize))}`,
      },
    );
}

/** One record of the directory, held against the one before the bytes themselves. */
function entryAt(archive: Archive, at: number): { readonly entry: ZipEntry; readonly local: number; readonly next: number } {
  const { bytes, view, refuse } = archive;
  if (at + CENTRAL_SIZE > bytes.length || view.getUint32(at, true) !== CENTRAL) broken(archive, 'central directory');
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  const rawName = bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength);
  const name = new TextDecoder().decode(rawName).replaceAll('\\', '/');
  const next = at + CENTRAL_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  checkName(archive, name);
  if ((flags & ENCRYPTED) !== 0)
    refuse('encrypted-workbook', { zh: '文件有密码', en: 'the file is protected by a password' }, { fix: SAVE_AGAIN });
  if ([packedSize, size, local].includes(ELSEWHERE_32)) broken(archive, `${name}: zip64`);
  if (method !== STORED && method !== DEFLATED) broken(archive, `${name}: method ${method}`);
  if (method === STORED && size !== packedSize) broken(archive, `${name}: sizes`);
  if (local + LOCAL_SIZE > bytes.length || view.getUint32(local, true) !== LOCAL) broken(archive, `${name}: local header`);
  const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const localName = bytes.subarray(local + LOCAL_SIZE, local + LOCAL_SIZE + view.getUint16(local + 26, true));
  if (Buffer.compare(localName, rawName) !== 0 || view.getUint16(local + 8, true) !== method) broken(archive, `${name}: local header`);
  const entry = { name, deflated: method === DEFLATED, crc, packedSize, size, start };
  checkSize(archive, entry);
  return { entry, local, next };
}

/**
 * Reads the directory of a zip archive (PKWARE APPNOTE 6.3) and refuses it before anything is unpacked when it is no sound one of a
 * workbook's size: counts, sizes and ratios above the limits, records that contradict one another, files that share bytes or a name.
 */
export function readDirectory(bytes: Uint8Array, refuse: Refuse): readonly ZipEntry[] {
  const archive: Archive = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), refuse };
  if (bytes.length < END_SIZE) broken(archive, `${bytes.length} B`);
  const end = endRecord(archive);
  const count = archive.view.getUint16(end + 10, true);
  const directory = archive.view.getUint32(end + 16, true);
  if (count > MAX_PARTS)
    refuse(
      'too-many-parts',
      { zh: '工作簿的组成部分太多', en: 'the workbook has too many parts' },
      { expected: { zh: `最多 ${MAX_PARTS} 个`, en: `at most ${MAX_PARTS}` }, found: String(count) },
    );
  if (count === ELSEWHERE_16 || directory >= end) broken(archive, 'central directory');
  const entries: ZipEntry[] = [];
  const spans: { readonly from: number; readonly to: number }[] = [];
  const names = new Set<string>();
  let at = directory;
  let total = 0;
  for (let index = 0; index < count; index++) {
    const { entry, local, next } = entryAt(archive, at);
    // Names of parts are the same whatever their case (ISO/IEC 29500-2).
    const key = entry.name.toLowerCase();
    if (names.has(key)) broken(archive, `${entry.name}: twice`);
    names.add(key);
    total += entry.size;
    entries.push(entry);
    spans.push({ from: local, to: entry.start + entry.packedSize });
    at = next;
  }
  if (at > end) broken(archive, 'central directory');
  if (total > MAX_UNPACKED_BYTES)
    refuse(
      'workbook-too-large',
      { zh: '工作簿解压后太大', en: 'the workbook is too large when unpacked' },
      {
        expected: { zh: `合计最大 ${MAX_UNPACKED_BYTES / MEGABYTE} MB`, en: `at most ${MAX_UNPACKED_BYTES / MEGABYTE} MB in all` },
        found: `${Math.ceil(total / MEGABYTE)} MB`,
      },
    );
  spans.sort((a, b) => a.from - b.from);
  if (spans.some(({ to }, index) => to > (spans[index + 1]?.from ?? directory))) broken(archive, 'parts that share bytes');
  return entries;
}
