// Cuts the fonts of this folder from their upstream packages, the same bytes each time.
//   node fonts/build.mjs            writes the fonts and manifest.json here
//   node fonts/build.mjs --verify   rebuilds into a temporary folder and compares
// The packages (some 60 MB each, packed) are fetched by `npm pack` into the temporary folder and kept there.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { create } from 'fontkit';
import subsetFont from 'subset-font';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const CACHE = join(tmpdir(), 'jianbao-font-packages');

const FACES = [
  {
    file: 'NotoSansSC-Regular.ttf',
    family: 'sans',
    weight: 'regular',
    upstream: {
      package: '@expo-google-fonts/noto-sans-sc',
      version: '0.4.3',
      file: '400Regular/NotoSansSC_400Regular.ttf',
      sha256: 'd45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16',
    },
  },
  {
    file: 'NotoSansSC-Bold.ttf',
    family: 'sans',
    weight: 'bold',
    upstream: {
      package: '@expo-google-fonts/noto-sans-sc',
      version: '0.4.3',
      file: '700Bold/NotoSansSC_700Bold.ttf',
      sha256: '9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96',
    },
  },
  {
    file: 'NotoSerifSC-Bold.ttf',
    family: 'serif',
    weight: 'bold',
    upstream: {
      package: '@expo-google-fonts/noto-serif-sc',
      version: '0.4.3',
      file: '700Bold/NotoSerifSC_700Bold.ttf',
      sha256: '9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6',
    },
  },
];

const CUT = {
  targetFormat: 'truetype',
  noHinting: true,
  // Nothing is set vertically.
  dropTables: ['vhea', 'vmtx', 'VORG'],
  keepFeatures: ['kern', 'liga', 'locl', 'palt', 'halt', 'ccmp', 'mark'],
  // Licence and its address, beside the names and the copyright that are always kept.
  preserveNameIds: [13, 14],
};

/** Texts that become one glyph of their own in a script and language: the unbroken two-em dash, the ellipsis on the baseline. */
const FORMS = [
  { script: 'hani', language: 'ZHS ', text: '——' },
  { script: 'latn', language: undefined, text: '…' },
];

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Versions that the bytes depend on. */
function toolVersions() {
  const here = createRequire(import.meta.url);
  const subset = here.resolve('subset-font/package.json');
  // Its package.json is not exported, the module beside it is.
  const harfbuzz = join(createRequire(subset).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'), '..', '..', 'package.json');
  const version = (path) => JSON.parse(readFileSync(path, 'utf8')).version;
  return { 'subset-font': version(subset), harfbuzzjs: version(harfbuzz) };
}

/** All code points of charset.txt as one string. */
function charset() {
  const points = [];
  for (const line of readFileSync(join(FOLDER, 'charset.txt'), 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    for (const range of line.split(' ').filter(Boolean)) {
      const [first, last = first] = range.split('-').map((hex) => Number.parseInt(hex, 16));
      for (let point = first; point <= last; point++) points.push(String.fromCodePoint(point));
    }
  }
  return points.join('');
}

/** Path of a package's tarball, fetched once. */
function tarball(name, version) {
  const path = join(CACHE, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (existsSync(path)) return path;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'fetch-'));
  const args = ['pack', `${name}@${version}`, '--pack-destination', folder];
  process.stderr.write(`fetching ${name}@${version}\n`);
  // Under `npm run` the client's own script is known, which spares Windows the .cmd file.
  const client = process.env.npm_execpath;
  if (client === undefined) execFileSync('npm', args);
  else execFileSync(process.execPath, [client, ...args]);
  const [packed] = readdirSync(folder);
  renameSync(join(folder, packed), path);
  rmSync(folder, { recursive: true });
  return path;
}

/** One file out of an unpacked npm tarball (ustar: a header of 512 bytes, then the content in blocks of 512). */
function extract(tar, name) {
  for (let at = 0; at + 512 <= tar.length; ) {
    const field = (from, length) => tar.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const path = [field(345, 155), field(0, 100)].filter(Boolean).join('/');
    if (path === `package/${name}`) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`${name} is not in the package`);
}

/** Code points in ascending order as ranges: `20-7E A0 4E00-4E03`. */
function toRanges(points) {
  const ranges = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  const hex = (point) => point.toString(16).toUpperCase();
  return ranges.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`)).join(' ');
}

/** What a document asks of a face beside glyphs and widths, so that it need not be opened with fontkit. */
function metricsOf(font) {
  const { postscriptName, numGlyphs, unitsPerEm, ascent, descent, lineGap, xHeight, capHeight, italicAngle, bbox } = font;
  const { minX, minY, maxX, maxY } = bbox;
  const forms = {};
  for (const { script, language, text } of FORMS) {
    const { glyphs } = font.layout(text, undefined, script, language);
    if (glyphs.length !== 1) throw new Error(`${postscriptName} has no one glyph for ${text} in ${script}`);
    forms[`${script} ${language ?? ''}`.trim()] = { [text]: glyphs[0].id };
  }
  const measures = { numGlyphs, unitsPerEm, ascent, descent, lineGap, xHeight, capHeight, italicAngle };
  return { postscriptName, ...measures, bbox: { minX, minY, maxX, maxY }, forms };
}

/** Writes the fonts and the manifest into a folder; returns the manifest. */
async function build(target) {
  const text = charset();
  const unpacked = new Map();
  const faces = [];
  for (const face of FACES) {
    const { upstream } = face;
    const path = tarball(upstream.package, upstream.version);
    if (!unpacked.has(path)) unpacked.set(path, gunzipSync(readFileSync(path)));
    const whole = extract(unpacked.get(path), upstream.file);
    if (sha256(whole) !== upstream.sha256) throw new Error(`${upstream.file} is not the file this script knows; delete ${CACHE} and try again`);
    const bytes = await subsetFont(whole, text, CUT);
    writeFileSync(join(target, face.file), bytes);
    const font = create(bytes);
    const points = [...font.characterSet].sort((a, b) => a - b);
    faces.push({
      ...face,
      sha256: sha256(bytes),
      bytes: bytes.length,
      name: font.fullName,
      metrics: metricsOf(font),
      codePoints: points.length,
      coverage: toRanges(points),
    });
  }
  const manifest = {
    licence: 'OFL-1.1, see OFL.txt',
    charset: { file: 'charset.txt', sha256: sha256(readFileSync(join(FOLDER, 'charset.txt'))) },
    cutBy: { ...toolVersions(), ...CUT },
    faces,
  };
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function verify() {
  const target = mkdtempSync(join(tmpdir(), 'jianbao-fonts-'));
  try {
    const manifest = await build(target);
    let differing = 0;
    for (const file of [...manifest.faces.map((face) => face.file), 'manifest.json']) {
      const here = existsSync(join(FOLDER, file)) ? sha256(readFileSync(join(FOLDER, file))) : 'missing';
      const same = here === sha256(readFileSync(join(target, file)));
      if (!same) differing++;
      process.stdout.write(`${same ? 'same     ' : 'DIFFERENT'} ${here} ${file}\n`);
    }
    process.exitCode = differing === 0 ? 0 : 1;
  } finally {
    rmSync(target, { recursive: true });
  }
}

if (process.argv.includes('--verify')) {
  await verify();
} else {
  for (const face of (await build(FOLDER)).faces) {
    process.stdout.write(`${face.sha256} ${face.bytes} bytes, ${face.codePoints} code points: ${face.file}\n`);
  }
}
