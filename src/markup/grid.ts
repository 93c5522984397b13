import { MAX_KEY_FIGURES } from '../dataset/limits.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import type { ElementNode } from './tree.ts';

function elementsOf(node: ElementNode): readonly ElementNode[] {
  return node.children.filter((child): child is ElementNode => !('text' in child));
}

function widthsOf(node: ElementNode): number | undefined {
  return node.attributes['widths']?.split(' ').length;
}

/** Rules that need more than one element to see: columns against widths, cards in a row, where page numbers may stand, what a link leads to. */
export function checkGrid(tree: ElementNode): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const report = (node: ElementNode, code: string, message: Localized): void => {
    findings.push({ code, severity: 'error', place: node.place, message });
  };
  const visit = (node: ElementNode, running: boolean): void => {
    if (node.name === 'table') {
      const widths = widthsOf(node);
      for (const row of elementsOf(node)) {
        const cells = row.children.reduce((sum, cell) => sum + ('text' in cell ? 0 : Number(cell.attributes['span'] ?? 1)), 0);
        if (cells === widths) continue;
        report(row, 'uneven-row', {
          zh: `此行占的列数是 ${cells}，<table> 的 widths 所列是 ${widths}`,
          en: `columns covered by this row: ${cells}; named by widths of its <table>: ${widths}`,
        });
      }
    } else if (node.name === 'columns') {
      const widths = widthsOf(node);
      const { length } = elementsOf(node);
      if (widths !== undefined && widths !== length)
        report(node, 'uneven-columns', {
          zh: `<columns> 有 ${length} 个 <column>，而 widths 有 ${widths} 个宽度`,
          en: `<column> elements in this <columns>: ${length}; named by its widths: ${widths}`,
        });
    } else if (node.name === 'kpi-row') {
      const { length } = elementsOf(node);
      if (length > MAX_KEY_FIGURES)
        report(node, 'too-many-cards', {
          zh: `<kpi-row> 有 ${length} 个 <kpi>，至多 ${MAX_KEY_FIGURES} 个`,
          en: `<kpi> elements in this <kpi-row>: ${length}; at most ${MAX_KEY_FIGURES} fit`,
        });
    } else if (node.name === 'a' && (node.attributes['to'] === undefined) === (node.attributes['href'] === undefined)) {
      report(node, 'bad-link', { zh: '<a> 需要 to 或 href，且只要其一', en: '<a> needs either to or href, and not both' });
    } else if ((node.name === 'page' || node.name === 'pages') && !running) {
      report(node, 'misplaced-element', {
        zh: `<${node.name}> 只能放在 <head> 或 <foot> 中`,
        en: `<${node.name}> can only be used inside <head> or <foot>`,
      });
    }
    const inside = running || node.name === 'head' || node.name === 'foot';
    for (const child of node.children) if (!('text' in child)) visit(child, inside);
  };
  visit(tree, false);
  return findings;
}
