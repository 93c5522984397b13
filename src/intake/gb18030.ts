// The platform decodes GB 18030 and does not encode it. Its two-byte part is found by decoding it once; the rest by search and by rule.

const LEAD: readonly [number, number] = [0x81, 0xfe];
const TRAIL: readonly [number, number] = [0x40, 0xfe];
/** Offset of U+10000 in the four-byte codes: 0x90308130 counted in their mixed base. */
const BEYOND_BASIC = 189_000;
/** Four-byte codes of the Basic Multilingual Plane end before this. */
const BASIC_FOUR = 50_400;

let twoBytes: Map<string, readonly number[]> | undefined;
const fourBytes = new Map<string, readonly number[]>();
let searched = 0;

const decoder = new TextDecoder('gb18030');

function decodeCode(code: readonly number[]): string {
  return decoder.decode(Uint8Array.from(code));
}

function pairs(): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (let lead = LEAD[0]; lead <= LEAD[1]; lead++) {
    for (let trail = TRAIL[0]; trail <= TRAIL[1]; trail++) {
      const character = decodeCode([lead, trail]);
      if (trail !== 0x7f && [...character].length === 1 && character !== '\ufffd') found.set(character, [lead, trail]);
    }
  }
  return found;
}

/** The four-byte code of an index (GB 18030: digits of base 126, 10, 126, 10 from below). */
function fourByteCode(index: number): readonly number[] {
  return [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

function codeOf(character: string): readonly number[] {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return [point];
  if (point > 0xffff) return fourByteCode(point - 0x10000 + BEYOND_BASIC);
  twoBytes ??= pairs();
  const known = twoBytes.get(character) ?? fourBytes.get(character);
  if (known !== undefined) return known;
  for (; searched < BASIC_FOUR; searched++) {
    const code = fourByteCode(searched);
    const found = decodeCode(code);
    fourBytes.set(found, code);
    if (found === character) return code;
  }
  throw new Error(`GB 18030 has no U+${point.toString(16)}`);
}

/** A text in GB 18030, as the platform's decoder reads it back. */
export function encodeGb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(codeOf));
}
