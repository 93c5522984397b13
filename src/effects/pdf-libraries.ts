import { packageVersion } from './program-code.ts';

/** The libraries of pages whose inside this program knows, by the package that each is installed for, and the versions it was tested with. */
const TESTED = [
  { path: ['pdfmake'], tested: '0.3.11' },
  { path: ['pdfmake', 'pdfkit'], tested: '0.19.1' },
  { path: ['fontkit'], tested: '2.0.4' },
] as const;

/** A library that is installed in another version than the tested one. */
export interface OtherVersion {
  readonly name: string;
  readonly tested: string;
  /** `?` where it is not found. */
  readonly installed: string;
}

/** How PDFs are made. */
export interface PdfLibraries {
  /**
   * Nothing is done beside pdfmake, pdfkit and fontkit that they do themselves, and nothing kept from one text for the next: slower, with
   * the same content. For bug reports, and for versions whose inside is not known.
   */
  readonly stock: boolean;
  readonly others: readonly OtherVersion[];
}

/** The variable that asks for {@link PdfLibraries.stock} by being `1`. */
export const STOCK_VARIABLE = 'JIANBAO_PDF_STOCK';

/** Decides how PDFs are made, by the environment and by what is installed. */
export function pdfLibraries(
  environment: Readonly<Record<string, string | undefined>>,
  versionOf: (path: readonly string[]) => string | undefined = packageVersion,
): PdfLibraries {
  const others = TESTED.flatMap(({ path, tested }): OtherVersion[] => {
    const installed = versionOf(path) ?? '?';
    return installed === tested ? [] : [{ name: path.at(-1) ?? '', tested, installed }];
  });
  return { stock: environment[STOCK_VARIABLE] === '1' || others.length > 0, others };
}
