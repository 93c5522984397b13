import { inflateSync } from 'node:zlib';

/** A decoded picture: `channels` bytes a pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly pixels: Uint8Array;
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 };

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)] as const;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Decodes a PNG of 8 bits a channel without interlacing or palette (ISO/IEC 15948), which is what pdftoppm writes. */
export function decodePng(file: Uint8Array): Picture {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const [width, height, channels] = [view.getUint32(16), view.getUint32(20), CHANNELS[file[25] ?? 0]];
  if (file[24] !== 8 || channels === undefined || file[28] !== 0) throw new Error('only plain PNGs of 8 bits a channel are read');
  const data: Uint8Array[] = [];
  for (let at = 8; at < file.length;) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) data.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = new Uint8Array(height * stride);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column < channels ? 0 : (pixels[at - channels] ?? 0);
      const up = row === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = row === 0 || column < channels ? 0 : (pixels[at - stride - channels] ?? 0);
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      pixels[at] = ((raw[row * (stride + 1) + 1 + column] ?? 0) + predicted) & 0xff;
    }
  }
  return { width, height, channels, pixels };
}

/** Share of pixels in which two pictures of one size differ by more than a quarter of the scale in some channel; 1 when the sizes differ. */
export function difference(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels) return 1;
  let differing = 0;
  for (let at = 0; at < a.pixels.length; at += a.channels) {
    for (let channel = at; channel < at + a.channels; channel += 1) {
      if (Math.abs((a.pixels[channel] ?? 0) - (b.pixels[channel] ?? 0)) <= 64) continue;
      differing += 1;
      break;
    }
  }
  return differing / (a.width * a.height);
}
