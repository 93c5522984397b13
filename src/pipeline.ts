import { againstView } from './briefing/against-view.ts';
import { SAMPLE_REGION_VIEW, SAMPLE_VOLUME_VIEW } from './briefing/sample.ts';
import { subjectDataset } from './briefing/part-dataset.ts';
import { tableSlice } from './briefing/slice.ts';
import type { BriefingDocument } from './briefing/view.ts';
import type { Dataset } from './dataset/dataset.ts';
import { loadDataset } from './dataset/load.ts';
import { FindingsError, type Diagnostic, type Place } from './diagnostic/diagnostic.ts';
import { sha256 } from './digest.ts';
import { diskFiles, type Files } from './effects/files.ts';
import { type PdfLibraries, pdfLibraries } from './effects/pdf-libraries.ts';
import { programInformation } from './effects/program.ts';
import { projectPath } from './effects/project.ts';
import { stopwatch, type Stopwatch } from './effects/stopwatch.ts';
import { loadFontSet, type FontSet } from './fonts/font-set.ts';
import { languagesOf, type Localized } from './language.ts';
import type { ElementNode } from './markup/tree.ts';
import { checkStanding, checkTag, checkText } from './markup/vocabulary.ts';
import type { PlannedDocument } from './output/plan.ts';
import type { FinishedDocument } from './output/publish.ts';
import { checkDraft, checkRules } from './rules/rules.ts';
import { compileTemplate, type Template, type TemplateFiles } from './template/compile.ts';

// The whole flow on one page, and the only file that knows all the stages:
//
//   prepare   data files -> dataset -> rules, fonts, templates      every finding at once; nothing is rendered
//   render    view model -> template -> markup -> PDF               one document, in memory
//             sheets -> workbook
//             columns -> CSV, data package
//
// output/ plans and publishes documents, batch/ repeats render, commands/ talk to the user.

/** What templates may write, as the markup defines it. */
const VOCABULARY = { checkTag, checkStanding, checkText };

/** Everything that documents are made from, checked. */
export interface Prepared {
  readonly dataset: Dataset;
  readonly fonts: FontSet;
  /** How pages are made. */
  readonly libraries: PdfLibraries;
  readonly templates: { readonly briefing: Template; readonly volume: Template };
}

/** What checking found; `prepared` is there when no finding is an error. */
export interface Preparation {
  readonly prepared?: Prepared;
  /** Also there when only rules, templates or fonts have errors. */
  readonly dataset?: Dataset;
  readonly fonts: FontSet;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads and checks a dataset, the templates and the fonts, and collects every finding.
 * @param folder the dataset's folder, as the user named it.
 * @param files where the dataset's files are; what they would be, when a change is checked before it is written.
 * @param libraries how pages are to be made; by the environment and what is installed, when absent.
 * @param again that another thread has prepared the same: the rules across fields are not asked once more.
 */
export function prepare(folder: string, files: Files = diskFiles, again = false, libraries = pdfLibraries(process.env)): Preparation {
  const loaded = loadDataset(files, folder, { codesFolder: projectPath('data', 'codes') });
  const fonts = loadFontSet(diskFiles, projectPath('fonts'), loaded.draft?.fonts ?? [], libraries.stock);
  // Both use the shared partials, which are read once.
  const read: TemplateFiles = new Map();
  const briefing = checkedTemplate('briefing', SAMPLE_REGION_VIEW, read);
  const volume = checkedTemplate('volume', SAMPLE_VOLUME_VIEW, read);
  const { dataset, draft } = loaded;
  const diagnostics = [
    ...loaded.diagnostics,
    ...(dataset === undefined || again ? [] : checkRules(dataset, fonts.missing)),
    ...(dataset === undefined && draft !== undefined ? checkDraft(draft, fonts.missing) : []),
    ...fonts.findings,
    ...distinct([...briefing.diagnostics, ...volume.diagnostics]),
  ];
  const found = { fonts, diagnostics, ...(dataset === undefined ? {} : { dataset }) };
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  if (failed || dataset === undefined || briefing.template === undefined || volume.template === undefined) return found;
  return { ...found, prepared: { dataset, fonts, libraries, templates: { briefing: briefing.template, volume: volume.template } } };
}

/** A template of the program, its fields checked against a view in which nothing is missing, so that nothing need be rendered. */
function checkedTemplate(name: string, sample: unknown, read: TemplateFiles): ReturnType<typeof compileTemplate> {
  const { template, diagnostics } = compileTemplate(diskFiles, projectPath('templates', name), VOCABULARY, read);
  return template === undefined ? { diagnostics } : { template, diagnostics: [...diagnostics, ...template.checkFields([sample])] };
}

/** Both templates use the shared partials: what is wrong there is said once. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/**
 * Makes one document, in memory.
 * @param created the time the document carries; the command line takes `documentDate`'s.
 * @throws FindingsError when the data or a template asks for what no page can show.
 */
export async function render(
  prepared: Prepared,
  document: PlannedDocument,
  created: Date,
  watch: Stopwatch = stopwatch(),
): Promise<FinishedDocument> {
  const { dataset, templates } = prepared;
  const { name } = document;
  // Loaded when needed: most of the time of a small command would go into reading what it does not use.
  switch (document.type) {
    case 'briefing': {
      const briefing = await watch.time('view', async () => {
        const { regionBriefing } = await import('./briefing/region-view.ts');
        return regionBriefing(dataset, document.region, document.edition);
      });
      return renderPages(prepared, templates.briefing, briefing, name, created, watch);
    }
    case 'volume': {
      const briefing = await watch.time('view', async () => {
        const { volumeBriefing } = await import('./briefing/volume-view.ts');
        return volumeBriefing(subjectDataset(dataset, document), document.edition);
      });
      return renderPages(prepared, templates.volume, briefing, name, created, watch);
    }
    case 'workbook': {
      const { sheets, ...workbook } = await watch.time('workbook', async () => {
        const { buildWorkbook } = await import('./workbook/workbook.ts');
        return buildWorkbook(subjectDataset(dataset, document), created, document.profile);
      });
      return { name, pages: sheets, ...workbook };
    }
    case 'data-table':
    case 'data-package': {
      const { dataCsv } = await import('./datapackage/data-csv.ts');
      const { dataPackage } = await import('./datapackage/descriptor.ts');
      const csv = dataCsv(dataset);
      const bytes = document.type === 'data-table' ? csv : dataPackage(dataset, document.table, csv, created);
      return { name, bytes, contentDigest: sha256(bytes), dataDigest: tableSlice(dataset).digest, pages: 1 };
    }
  }
}

/** What a template leaves out of the figures it was given, and numbers that it adds to them. */
function heldAgainst(view: unknown, texts: readonly string[], place: Place): readonly Diagnostic[] {
  const { missing, stray } = againstView(view, texts);
  const finding = (code: string, found: string, message: Localized, fix: Localized): Diagnostic => ({
    code,
    severity: 'error',
    place,
    message,
    found,
    fix,
  });
  const unprinted: Localized = { zh: '模板没有印出此数据', en: 'the template prints this figure nowhere' };
  const unfounded: Localized = { zh: '此数字不来自数据', en: 'this number comes from no figure' };
  return [
    ...missing.map((found) =>
      finding('figure-not-printed', found, unprinted, { zh: '在表中写出每行的 value', en: 'write the value of each row in its table' }),
    ),
    ...stray.map((found) =>
      finding('number-without-figure', found, unfounded, {
        zh: '删去，或改为数据的字段',
        en: 'take it out, or write a field of the data in its place',
      }),
    ),
  ];
}

/** The tree of what a template wrote, held against its view. */
async function soundTree(markup: string, view: unknown): Promise<ElementNode> {
  const { parseMarkup } = await import('./markup/parse.ts');
  const { textsOf } = await import('./markup/texts.ts');
  const { tree, diagnostics } = parseMarkup(markup);
  if (tree === undefined) throw new FindingsError(diagnostics);
  const differences = heldAgainst(view, textsOf(tree), tree.place);
  if (differences.length > 0) throw new FindingsError(differences);
  return tree;
}

async function renderPages(
  { fonts }: Prepared,
  template: Template,
  briefing: BriefingDocument,
  name: string,
  created: Date,
  watch: Stopwatch,
): Promise<FinishedDocument> {
  const { markup, diagnostics } = await watch.time('template', () => template.render(briefing.view));
  if (diagnostics.length > 0) throw new FindingsError(diagnostics);
  const tree = await watch.time('markup', () => soundTree(markup, briefing.view));
  const { renderPdf } = await import('./pdf/render.ts');
  const { title, author, subject, keywords, version } = briefing.information;
  const [language] = languagesOf(briefing.edition);
  const information = {
    title,
    language,
    author,
    subject,
    keywords: [...keywords, version].join(', '),
    version: programInformation().version,
    created,
  };
  const pdf = await watch.time('pdf', () => renderPdf({ tree, charts: briefing.charts, fonts, information }));
  const { bytes, contentDigest, pages, unnamed } = pdf;
  return { name, bytes, contentDigest, dataDigest: briefing.slice, pages, ...(unnamed.length === 0 ? {} : { unnamed }) };
}
