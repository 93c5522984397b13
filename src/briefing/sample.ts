import { deepFreeze } from '../dataset/freeze.ts';
import type { EditionText } from './chart.ts';
import type {
  ChartView,
  FrameView,
  Line,
  NotesView,
  Part,
  RegionBriefingView,
  RegionView,
  RegisterRow,
  RowView,
  VolumeView,
} from './view.ts';

// Views in which no list is empty, for checking the fields that templates name without a dataset.

const text: EditionText = [{ lang: 'zh', text: '…' }];
const parts: readonly Part[] = [{ text: '…', mark: '1', to: 'row-1' }];
const lines: readonly Line[] = [{ lang: 'zh', parts }];
const notes: readonly NotesView[] = [{ lang: 'zh', title: '…', items: [{ id: 'note-1', text: '…' }] }];
const mark = { mark: '1', to: 'row-1' };
const chart: ChartView = { id: 'chart', anchor: 'chart-place.chart', title: lines, subtitle: text, caption: lines };

const frame: FrameView = {
  lang: 'zh',
  series: text,
  issue: text,
  date: text,
  mark: text,
  subject: text,
  foot: text,
  version: text,
};

const row: RowView = {
  number: '1',
  anchor: 'row-1',
  to: 'register-figure',
  name: lines,
  notes: [mark],
  value: text,
  missing: true,
  unit: text,
  kind: text,
  period: text,
  source: 'S1 ¶1',
};

const region: RegionView = {
  anchor: 'region-place',
  outline: '…',
  name: text,
  code: '…',
  facts: [text],
  standing: text,
  headline: lines,
  cards: [{ before: '…', number: '1', unit: '…', label: text, mark, kind: 'actual', chip: '…', period: text }],
  measuresTitle: text,
  measures: [{ anchor: 'measure-place.1', texts: [{ lang: 'zh', title: parts, parts }] }],
  chartRows: [[chart]],
  table: {
    density: 'tight',
    title: text,
    heads: { number: text, indicator: text, value: text, unit: text, kind: text, period: text, source: text },
    groups: [{ name: text, rows: [row] }],
  },
  notes,
};

const registerRow: RegisterRow = {
  number: '1',
  anchor: 'register-figure',
  back: 'row-1',
  name: lines,
  value: text,
  kind: text,
  period: text,
  printed: '…',
  source: 'S1 ¶1',
  printedAt: 'row-1',
};

/** A region's view in which everything is there once. */
export const SAMPLE_REGION_VIEW: RegionBriefingView = deepFreeze({ frame, region });

/** A volume's view in which everything is there once. */
export const SAMPLE_VOLUME_VIEW: VolumeView = deepFreeze({
  frame,
  cover: { title: text, publisher: text, licence: text },
  titles: { contents: text, glossary: text, register: text, method: text },
  outlines: { cover: '…', contents: '…', glossary: '…', register: '…', method: '…' },
  summary: region,
  comparisons: [
    {
      anchor: 'comparison-table',
      captionAnchor: 'under-comparison-table',
      title: lines,
      widths: '*',
      heads: [{ text, align: 'left' }],
      rows: [
        {
          anchor: 'comparison-table.place',
          name: text,
          to: 'region-place',
          level: text,
          cells: [{ text, missing: true, mark }],
          source: 'S1 ¶1',
        },
      ],
      caption: lines,
    },
  ],
  regions: [region],
  glossary: {
    heads: { term: text, translation: text, note: text, origin: text },
    rows: [{ zh: '…', en: '…', note: text, origin: text }],
  },
  register: {
    heads: { number: text, indicator: text, value: text, kind: text, period: text, printed: text, source: text, pages: text },
    groups: [{ name: text, rows: [registerRow] }],
  },
  method: notes,
});
