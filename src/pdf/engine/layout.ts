import type { Margins, Page } from './pdfmake-types.ts';
import type { FontSet } from '../../fonts/font-set.ts';
import { PAGE } from '../../theme/page.ts';
import type { SetLine, SetParagraph } from '../line/lines.ts';
import type { BlockNode, Definition, ChartNode, TableNode, TextNode } from './definition.ts';
import { setOf } from './text-height.ts';
import { TextLine } from './text-line.ts';
import { DocMeasure, DocPreprocessor, LayoutBuilder } from './pdfmake.ts';

/** What pdfmake hands to `processRow`; the last two are there for rows of tables. */
interface TableRow {
  readonly rowIndex?: number;
  readonly tableNode?: TableNode;
}

/** Pages laid out, with every line that was made for them. */
export interface Layout {
  readonly pages: readonly Page[];
  /** Lines in the order they were broken; guards.ts finds each of them on a page. */
  readonly lines: readonly TextLine[];
  readonly charts: readonly ChartNode[];
}

// Most nodes of a document are paragraphs. They take the short way through each stage: no styles, no shortcuts, nothing detached; unless
// the fonts are to be stock: then pdfmake's own.

function isParagraph(node: object): node is TextNode {
  return 'paragraph' in node;
}

class Preprocessor extends DocPreprocessor {
  override preprocessNode(node: object, isSectionAllowed?: boolean): object {
    return isParagraph(node) ? node : super.preprocessNode(node, isSectionAllowed);
  }
}

/** Measures our paragraphs and charts instead of pdfmake's words and pictures; everything else is pdfmake's. */
class Measure extends DocMeasure {
  private readonly fonts: FontSet;

  constructor(fonts: FontSet) {
    super(null, {}, {}, null, {});
    this.fonts = fonts;
  }

  override measureNode(node: object): object {
    if (this.fonts.stock || !isParagraph(node)) return super.measureNode(node);
    const { minWidth, maxWidth } = setOf(node, this.fonts);
    const { margin } = node;
    const sides = margin === undefined ? 0 : margin[0] + margin[2];
    node._margin = margin ?? null;
    node._minWidth = minWidth + sides;
    node._maxWidth = maxWidth + sides;
    return node;
  }

  override measureLeaf(node: TextNode): TextNode {
    const { minWidth, maxWidth } = setOf(node, this.fonts);
    return Object.assign(node, { _minWidth: minWidth, _maxWidth: maxWidth });
  }

  override measureSVG(node: ChartNode): ChartNode {
    const width = node.svg.width * node.times;
    return Object.assign(node, { _width: width, _minWidth: width, _maxWidth: width, _height: node.svg.height * node.times });
  }
}

/**
 * pdfmake's layout with our line breaker. Its seams are methods only, so that pdfmake itself stays as it was loaded:
 * `measureNode` shapes a paragraph, `buildNextLine` hands out its lines, `processNode` takes the content block by block and keeps
 * headings with what follows, `addBackground` (called once a page) changes from the first page's margins to the others'.
 */
class PageLayout extends LayoutBuilder {
  readonly lines: TextLine[] = [];
  readonly charts: ChartNode[] = [];
  /** Stands for the document's content, which pdfmake would measure as a whole before it begins. */
  private readonly root = { stack: [] };
  private content: Iterable<BlockNode> = [];
  private readonly rest: Margins;
  private readonly fonts: FontSet;

  constructor(first: Margins, rest: Margins, fonts: FontSet) {
    super({ width: PAGE.width, height: PAGE.height, orientation: 'portrait' }, first, null);
    this.rest = rest;
    this.fonts = fonts;
  }

  layOut(definition: Definition): readonly Page[] {
    this.docPreprocessor = this.fonts.stock ? new DocPreprocessor() : new Preprocessor();
    this.docMeasure = new Measure(this.fonts);
    const { content, head, foot } = definition;
    this.content = content;
    return this.tryLayoutDocument(this.root, null, {}, {}, undefined, head, foot, undefined).pages;
  }

  override addBackground(): void {
    this.writer.context().pageMargins = this.rest;
  }

  override processNode(node: BlockNode, isVerticalAlignmentAllowed?: boolean): void {
    if (node === this.root) {
      for (const block of this.content) {
        this.processNode(this.docMeasure.measureNode(this.docPreprocessor.preprocessNode(block)) as BlockNode);
        // For page breaks by function, which would need every node.
        this.linearNodeList = [];
      }
      return;
    }
    const context = this.writer.context();
    // In an unbreakable block there is no page to move to yet.
    if (
      node.room !== undefined &&
      node.pageBreak === undefined &&
      this.writer.transactionLevel === 0 &&
      context.y > this.top() &&
      context.availableHeight < node.room()
    ) {
      this.writer.moveToNextPage();
    }
    if ('svg' in node) this.charts.push(node);
    const plain = node.pageBreak === undefined && node.unbreakable === undefined && node.verticalAlignment === undefined;
    if (plain && isParagraph(node) && !this.fonts.stock) this.processParagraph(node);
    else super.processNode(node, isVerticalAlignmentAllowed);
  }

  private processParagraph(node: TextNode): void {
    node.positions = [];
    if (node.margin === undefined) {
      this.processLeaf(node);
      return;
    }
    const [left, top, right, bottom] = node.margin;
    this.moveDown(top);
    this.writer.context().addMargin(left, right);
    this.processLeaf(node);
    this.moveDown(bottom);
    this.writer.context().addMargin(-left, -right);
  }

  /** A margin that the page has no room for ends it. */
  private moveDown(distance: number): void {
    const context = this.writer.context();
    const { availableHeight } = context;
    const ends = availableHeight < distance;
    context.moveDown(ends ? availableHeight : distance);
    if (ends) this.writer.moveToNextPage();
  }

  /** Keeps the heading of a group of rows with the row after it: both become one unbreakable block. */
  override processRow(row: TableRow): unknown {
    const { rowIndex, tableNode } = row;
    const table = tableNode?.table;
    if (table?.leads !== undefined && rowIndex !== undefined) {
      const fixed = (table.headerRows ?? 0) + (table.keepWithHeaderRows ?? 0);
      if (rowIndex > fixed && table.leads.has(rowIndex - 1)) this.writer.commitUnbreakableBlock();
      if (rowIndex >= fixed && table.leads.has(rowIndex) && rowIndex + 1 < table.body.length) this.writer.beginUnbreakableBlock();
    }
    return super.processRow(row);
  }

  override buildNextLine(node: TextNode): TextLine | null {
    const box = this.writer.context().availableWidth;
    node.lines ??= this.linesOf(node, box);
    return node.lines.shift() ?? null;
  }

  private linesOf(node: TextNode, box: number): TextLine[] {
    const lines = (node.set as SetParagraph).lines(box).map((line: SetLine, index) => new TextLine(line, node.paragraph, index, box));
    for (const line of lines) this.lines.push(line);
    return lines;
  }

  /** Where the text ends on the last page. */
  end(): number {
    return this.writer.context().y;
  }

  private top(): number {
    return this.writer.context().pageMargins.top + 1;
  }
}

/** Lays a definition out on A4 pages. The definition is used up: build a fresh one for each call. */
export function layOut(definition: Definition, fonts: FontSet): Layout {
  const layout = new PageLayout(margins(definition.top.first), margins(definition.top.rest), fonts);
  const pages = layout.layOut(definition);
  return { pages, lines: layout.lines, charts: layout.charts };
}

/** Height of content set in the width of the text area, in points. */
export function heightOf(content: BlockNode, fonts: FontSet): number {
  const layout = new PageLayout({ left: PAGE.left, right: PAGE.right, top: 0, bottom: 0 }, margins(0), fonts);
  layout.layOut({ content: [content], top: { first: 0, rest: 0 } });
  return layout.end();
}

function margins(top: number): Margins {
  return { left: PAGE.left, right: PAGE.right, top, bottom: PAGE.bottom + PAGE.aboveFoot };
}
