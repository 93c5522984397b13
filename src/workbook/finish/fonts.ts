import { BODY_FACE } from '../styles.ts';
import { BODY_SIZE } from '../width.ts';
import { partOf, type Parts } from './parts.ts';

const STYLES = 'xl/styles.xml';
const THEME = 'xl/theme/theme1.xml';

/**
 * Makes the workbook's default font a Chinese one. Cells without a style of their own and the width of columns follow font 0, which exceljs
 * fixes as Calibri; what somebody adds later (a chart, a shape) follows the theme, which has no East Asian font and the 宋体 of 2007.
 */
export function finishFonts(parts: Parts): void {
  const font = `<font><sz val="${BODY_SIZE}"/><color theme="1"/><name val="${BODY_FACE}"/><family val="2"/><charset val="134"/></font>`;
  parts.set(
    STYLES,
    partOf(parts, STYLES).replace(/<font>(?:(?!<\/font>).)*<name val="Calibri"\/>(?:(?!<\/font>).)*<\/font>/, () => font),
  );
  parts.set(
    THEME,
    partOf(parts, THEME)
      .replaceAll(/(<a:latin typeface=")(?:Cambria|Calibri)"/g, `$1${BODY_FACE}"`)
      .replaceAll('<a:ea typeface=""/>', `<a:ea typeface="${BODY_FACE}"/>`)
      .replaceAll(/(<a:font script="Hans" typeface=")[^"]*"/g, `$1${BODY_FACE}"`),
  );
}
