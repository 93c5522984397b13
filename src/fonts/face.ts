import type { Font } from 'fontkit';
import type { Coverage } from './coverage.ts';
import { sha256 } from '../digest.ts';
import { parseFont } from './parse-font.ts';

/** Type families of the house. */
export const FAMILIES = ['sans', 'serif'] as const;

/** A family of {@link FAMILIES}. */
export type Family = (typeof FAMILIES)[number];

/** Weights of the house. */
export const WEIGHTS = ['regular', 'bold'] as const;

/** A weight of {@link WEIGHTS}. */
export type Weight = (typeof WEIGHTS)[number];

/** Where a face comes from, in the order in which faces are asked: this project, a package the user installed, the dataset. */
export const FACE_SOURCES = ['built-in', 'installed', 'dataset'] as const;

/** A source of {@link FACE_SOURCES}. */
export type FaceSource = (typeof FACE_SOURCES)[number];

/** One font file. */
export interface FontFace {
  /** Unique in its font set, e.g. `sans-regular`, `sans-bold-whole`, `dataset-1`. */
  readonly id: string;
  /** A dataset's font serves both families. */
  readonly family: Family | 'any';
  readonly weight: Weight;
  readonly source: FaceSource;
  /** The file as a user would name it. */
  readonly file: string;
  /** Size of the file in bytes. */
  readonly size: number;
  /** For an installed face measured when first asked. Throws FindingsError if the file cannot be read as a font. */
  readonly coverage: Coverage;
  /** The file parsed, once and when first asked, from {@link FontFace.read}. */
  readonly font: Font;
  /** The file's bytes, read once and, for a built-in face, checked against the manifest. Throws FindingsError. */
  read(): Uint8Array;
  /** Whether everything is left to fontkit: its parser, its layout of every word, its subsets. */
  readonly stock: boolean;
  /** Whether the bytes have been read. */
  readonly isOpen: boolean;
  /** SHA-256 of the bytes, which are read for it. Throws FindingsError. */
  digest(): string;
}

/**
 * Makes a face of what is known of it; bytes and parsed font are fetched when first asked for, and kept.
 * @param digest of the bytes, where `load` holds them against it.
 */
export function lazyFace(
  known: Omit<FontFace, 'coverage' | 'font' | 'read' | 'isOpen' | 'digest'>,
  coverage: (bytes: () => Uint8Array) => Coverage,
  load: () => Uint8Array,
  open: (bytes: Uint8Array) => Font = parseFont,
  digest?: string,
): FontFace {
  const kept: { bytes?: Uint8Array; coverage?: Coverage; font?: Font } = {};
  const read = (): Uint8Array => (kept.bytes ??= load());
  return {
    ...known,
    get coverage() {
      return (kept.coverage ??= coverage(read));
    },
    // Not the font that the coverage was measured with: fontkit's glyphs remember the first text they were asked for.
    get font() {
      return (kept.font ??= open(read()));
    },
    read,
    get isOpen() {
      return kept.bytes !== undefined;
    },
    digest() {
      const bytes = read();
      return digest ?? sha256(bytes);
    },
  };
}
