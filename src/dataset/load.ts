import type { z } from 'zod';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Files } from '../effects/files.ts';
import { EDITIONS, LANGUAGES } from '../language.ts';
import { readCodes } from './codes.ts';
import { figureRow } from './columns.ts';
import type { FigureRow } from './columns.ts';
import { parseCsv } from './csv.ts';
import type { CsvRow } from './csv.ts';
import type { Dataset, Figure, LocatedText } from './dataset.ts';
import { validate } from './explain.ts';
import { TooManyFindings } from './finding-list.ts';
import type { FindingSink } from './finding-list.ts';
import { unknown } from './findings.ts';
import { readFont } from './fonts.ts';
import { deepFreeze } from './freeze.ts';
import { createReader } from './reader.ts';
import type { Reader } from './reader.ts';
import { resolveFigures } from './resolve-figures.ts';
import { localizedTexts, resolveHeader } from './resolve-header.ts';
import type { Header } from './resolve-header.ts';
import { resolveNarratives } from './resolve-narrative.ts';
import { datasetSchema, narrativeSchema } from './schema.ts';
import type { DatasetFile } from './schema.ts';
import { codeTexts } from './texts.ts';
import { parseYaml } from './yaml.ts';
import type { YamlTree } from './yaml.ts';

/** What loading gives: the dataset when nothing is wrong with it, and every finding. */
export interface Loaded {
  /** Absent when there is an error. */
  readonly dataset?: Dataset;
  /**
   * The dataset; or, when there are errors, what could be resolved in spite of them, for rules to look for more in and
   * never to be printed. Absent when a file cannot be used at all.
   */
  readonly draft?: Dataset;
  readonly diagnostics: readonly Diagnostic[];
}

function readYaml<T extends z.ZodType>(reader: Reader, path: string, name: string, schema: T): { value?: z.infer<T>; tree?: YamlTree } {
  const source = reader.text(path, name);
  if (source === undefined) return {};
  const { tree, diagnostics } = parseYaml(source);
  reader.diagnostics.push(...diagnostics);
  if (tree === undefined) return {};
  const checked = validate(schema, tree.data, tree);
  reader.diagnostics.push(...checked.diagnostics);
  return { tree, ...(checked.value !== undefined && { value: checked.value }) };
}

interface FigureRows {
  readonly rows: readonly { readonly value: FigureRow; readonly row: CsvRow }[];
  /** Ids of all rows, those of refused ones too. */
  readonly ids: ReadonlySet<string>;
}

function readFigureRows(reader: Reader, path: string, name: string): FigureRows {
  const source = reader.text(path, name);
  const table = source && parseCsv(source, Object.keys(figureRow.shape));
  if (table === undefined || table.unusable) reader.echoes.lose('figure');
  if (table === undefined) return { rows: [], ids: new Set() };
  reader.diagnostics.push(...table.diagnostics);
  const rows = table.rows.flatMap((row) => {
    const { value, diagnostics } = validate(figureRow, row.cells, row);
    reader.diagnostics.push(...diagnostics);
    return value === undefined ? [] : [{ value, row }];
  });
  return { rows, ids: new Set([...table.rows, ...table.refused].map((row) => row.cells['id'] ?? '')) };
}

/** Figures and derivations that dataset.yaml names by id must exist; a derivation may build on earlier ones. */
function checkIds(file: DatasetFile, header: Header, tree: YamlTree, figures: ReadonlySet<string>, diagnostics: FindingSink): void {
  const earlier = new Set<string>();
  for (const [index, entry] of (file.derivations ?? []).entries()) {
    const { operation = 'sum', inputs = [] } = header.derivations.get(entry.id) ?? {};
    for (const [position, input] of inputs.entries())
      if (!figures.has(input) && !earlier.has(input))
        diagnostics.push(
          unknown('figure', input, [...figures, ...earlier], tree.place(['derivations', index, operation, position]), {
            zh: 'figures.csv 中的编号，或前面的计算数字',
            en: 'an id of figures.csv, or of a derivation above',
          }),
        );
    earlier.add(entry.id);
  }
  for (const [index, source] of file.sources.entries())
    for (const [position, also] of (source['also-at'] ?? []).entries())
      if (!figures.has(also.figure))
        diagnostics.push(
          unknown('figure', also.figure, figures, tree.place(['sources', index, 'also-at', position, 'figure']), {
            zh: 'figures.csv 中的编号',
            en: 'an id of figures.csv',
          }),
        );
}

/**
 * Reads a dataset's folder and its code lists into a {@link Dataset}: decoded, normalised, checked and joined, with
 * every finding at once. Bad input never throws. `folder` is how the user names it, and how places name its files.
 */
export function loadDataset(files: Files, folder: string, options: { readonly codesFolder: string }): Loaded {
  const root = folder.replace(/(?<=.)[/\\]+$/, '');
  const reader = createReader(files, root);
  try {
    return resolve(reader, root, options.codesFolder);
  } catch (error) {
    if (!(error instanceof TooManyFindings)) throw error;
    return { diagnostics: reader.diagnostics.all };
  }
}

function resolve(reader: Reader, root: string, codesFolder: string): Loaded {
  const id = root.split(/[/\\]/).at(-1) ?? '';
  const { diagnostics, echoes } = reader;
  const codes = readCodes(reader, [
    { path: codesFolder, name: 'codes', required: true },
    { path: `${root}/codes`, name: `${id}/codes`, required: false },
  ]);
  const { value: file, tree } = readYaml(reader, `${root}/dataset.yaml`, `${id}/dataset.yaml`, datasetSchema);
  const figureRows = readFigureRows(reader, `${root}/figures.csv`, `${id}/figures.csv`);
  const narrative = readYaml(reader, `${root}/narrative.yaml`, `${id}/narrative.yaml`, narrativeSchema);
  if (file === undefined || tree === undefined) return { diagnostics: diagnostics.all };

  if (file.id !== id && !['.', '..', ''].includes(id))
    diagnostics.push({
      code: 'dataset-id',
      severity: 'error',
      place: tree.place(['id']),
      message: { zh: '编号与文件夹名不同', en: "the id is not the folder's name" },
      expected: { zh: id, en: id },
      found: file.id,
      fix: { zh: '改正编号，或给文件夹改名', en: 'correct the id or rename the folder' },
    });
  const header = resolveHeader(file, tree, codes, reader);
  if (header.scope === undefined) return { diagnostics: diagnostics.all };
  const regions = [header.scope, ...header.regions];
  const figures = resolveFigures(
    figureRows.rows,
    {
      codes,
      regions: new Map(regions.map((region) => [region.region.code, region])),
      sources: header.sources,
      notes: header.notes,
      ids: figureRows.ids,
    },
    diagnostics,
  );
  checkIds(file, header, tree, figureRows.ids, diagnostics);
  const fonts = (file.fonts ?? []).flatMap((font, index) => readFont(reader, root, id, font, tree.place(['fonts', index])));
  const figureById: ReadonlyMap<string, Figure> = new Map(figures.map((figure) => [figure.id, figure]));
  const texts: LocatedText[] = localizedTexts(tree.data, tree);
  for (const [index, source] of file.sources.entries()) if (source.file !== undefined) texts.push(tree.located(['sources', index, 'file']));
  for (const { row, value } of figureRows.rows) if (value.printed !== '') texts.push(row.located('printed'));
  const narratives =
    narrative.value && narrative.tree
      ? resolveNarratives(
          narrative.value,
          narrative.tree,
          {
            codes,
            scope: header.scope,
            regions: header.regions,
            figures: figureById,
            spoiled: figureRows.ids,
            derivations: header.derivations,
            referenceLines: header.referenceLines,
          },
          texts,
          diagnostics,
        )
      : new Map();
  texts.push(...codeTexts(codes, regions, figures));

  const draft: Dataset = deepFreeze({
    folder: root,
    id: file.id,
    series: file.series,
    issue: file.issue,
    date: file.date,
    title: file.title,
    publisher: file.publisher,
    licence: file.licence,
    ...(file['licence-id'] && { licenceId: file['licence-id'] }),
    citation: file.cite,
    languages: file.languages ?? LANGUAGES,
    editions: file.editions ?? EDITIONS,
    groupChinese: file['group-chinese'] ?? true,
    ...(file.mark && { mark: file.mark }),
    scope: header.scope,
    regions: header.regions,
    figures,
    figureById,
    derivations: [...header.derivations.values()],
    sources: [...header.sources.values()],
    notes: header.notes,
    units: [...codes.units.values()],
    referenceLines: [...header.referenceLines.values()],
    narratives,
    glossary: codes.glossary,
    regionByCode: codes.regions,
    fonts,
    texts,
    inputs: new Map([...reader.inputs].sort(([a], [b]) => (a < b ? -1 : 1))),
  });
  if (!diagnostics.all.some(({ severity }) => severity === 'error')) return { dataset: draft, draft, diagnostics: diagnostics.all };
  return { ...(!echoes.hasLost && narrative.value && { draft }), diagnostics: diagnostics.all };
}
