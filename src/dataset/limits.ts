// Every cap on a dataset, once: used by the check and printed in its message.

/** Bytes of one YAML or CSV file. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** Bytes of one font file that a dataset brings along. */
export const MAX_FONT_BYTES = 32 * 1024 * 1024;

/** Rows of one CSV file. */
export const MAX_ROWS = 200_000;

/** Cells of one CSV row that are looked at: far more than any file has columns. */
export const MAX_CELLS = 1_000;

/** Characters (UTF-16 units) of one text: a sentence, a name, a note. Where it is printed, a full-width one counts as two. */
export const MAX_TEXT = 2_000;

/** Characters of a title or a headline: what is kept together with others must fit on a page. */
export const MAX_TITLE = 300;

/** Characters of a label in a chart or a table. */
export const MAX_LABEL = 120;

/** Parts (words between references, and references) of one sentence. */
export const MAX_SENTENCE_PARTS = 200;

/** Levels of nesting in a YAML file. */
export const MAX_YAML_DEPTH = 32;

/** Tokens of a YAML file that needs the parser: each mark, text, space and line end counts, and some 1,500 bytes are kept for an entry of a list. Plainly written files may have up to twice as many. */
export const MAX_YAML_TOKENS = 1_000_000;

/** Lines of one YAML or CSV file. */
export const MAX_LINES = 1_000_000;

/** Findings of loading one dataset. */
export const MAX_FINDINGS = 1_000;

/** Regions that one dataset reports on. */
export const MAX_REGIONS = 5_000;

/** Regions that one volume and one workbook speak of; a dataset of more has one for each part. */
export const MAX_VOLUME_REGIONS = 300;

/** Sources, notes, derivations, measures, charts and the like: entries of one list in dataset.yaml or narrative.yaml. */
export const MAX_LIST = 1_000;

/** Characters of the name of a series or a place, half as many in Chinese: both stand in the foot of every page. */
export const MAX_NAME = 60;

/** Items of one chart that have lines of their own. */
export const MAX_ITEMS = 20;

/** Lines of labels in one chart, in all languages: they fill a page. */
export const MAX_LABEL_LINES = 48;

/** Character cells of a label that stand in one line of a chart. */
export const CHART_LINE = 30;

/** Indicators of one comparison: beside the region, its level and the source a page holds no more columns that can be read. */
export const MAX_COLUMNS = 8;

/** Cards at the head of a briefing. */
export const MAX_KEY_FIGURES = 4;
