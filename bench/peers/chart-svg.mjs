// A chart as SVG, for tools that take no other drawing.

const GREY = '#5b6472';
const ACCENT = '#0f5c7a';
const RED = '#b3261e';
const HOLLOW = { fill: '#ffffff', line: ACCENT };
const LIGHT = { fill: '#dbe6ec', line: ACCENT };
const SOLID = { fill: ACCENT, line: ACCENT };
const LOOKS = { actual: SOLID, started: SOLID, expected: LIGHT, planned: HOLLOW, target: HOLLOW, policy: HOLLOW };

const number = (value) => String(Math.round(value * 100) / 100);
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const joined = (texts) => texts.map(({ text }) => text).join(' ');
const paint = ({ fill, line }) => `fill="${fill}" stroke="${line}" stroke-width="0.8"`;
const text = (x, y, content, { anchor = 'start', size = 7.8, bold = false, fill = '#1d2433' } = {}) =>
  `<text x="${number(x)}" y="${number(y)}" font-family="Noto Sans SC" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${
    bold ? ' font-weight="bold"' : ''
  }>${escaped(content)}</text>`;
const line = (x1, y1, x2, y2, stroke, width, dashed = false) =>
  `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" stroke="${stroke}" stroke-width="${width}"${
    dashed ? ' stroke-dasharray="3 2"' : ''
  }/>`;
const dot = (x, y, radius, kind) => `<circle cx="${number(x)}" cy="${number(y)}" r="${radius}" ${paint(LOOKS[kind])}/>`;

function rangeOf({ items, referenceLine }) {
  const values = [0, ...items.flatMap(({ value, high }) => [value, high ?? value]), ...(referenceLine ? [referenceLine.value] : [])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { low, high: high === low ? low + 1 : high };
}

function bars(model, width) {
  const { low, high } = rangeOf(model);
  const left = 0.4 * width;
  const at = (value) => left + ((value - low) / (high - low)) * (width - left - 44);
  const top = model.referenceLine === undefined ? 0 : 14;
  const height = top + 24.4 * model.items.length;
  const marks = [line(at(0), top, at(0), height, GREY, 0.6)];
  if (model.referenceLine !== undefined) {
    const x = at(model.referenceLine.value);
    marks.push(
      line(x, top - 2, x, height, RED, 0.9, true),
      text(Math.min(x, width - 90), 8, joined(model.referenceLine.label), { fill: RED, size: 7.2 }),
    );
  }
  for (const [index, item] of model.items.entries()) {
    const y = top + 24.4 * index;
    for (const [order, part] of item.label.entries()) marks.push(text(0, y + (item.label.length > 1 ? 10 : 15) + 9.5 * order, part.text));
    const ends =
      item.high === undefined
        ? [[item.value, LOOKS[item.kind]]]
        : [
            [item.high, LIGHT],
            [item.value, LOOKS[item.kind]],
          ];
    for (const [end, look] of ends)
      marks.push(
        `<rect x="${number(Math.min(at(0), at(end)))}" y="${number(y + 5.7)}" width="${number(Math.abs(at(end) - at(0)))}" height="13" ${paint(look)}/>`,
      );
    marks.push(text(Math.max(at(0), at(item.high ?? item.value)) + 3.5, y + 15, item.text, { bold: true }));
  }
  return { height: height + 2, marks };
}

function positions(model, width) {
  const range = rangeOf(model);
  const step =
    [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 1e4, 1e5, 1e6].find((each) => (range.high * 1.15 - range.low) / each <= 6) ??
    1e7;
  const [low, high] = [Math.floor(range.low / step) * step, Math.ceil((range.high * 1.15) / step) * step];
  const at = (value) => 14 + ((value - low) / (high - low)) * (width - 28);
  const top = model.referenceLine === undefined ? 0 : 12;
  const axis = top + 12 * model.items.length + 10;
  const marks = [line(14, axis, width - 14, axis, GREY, 0.6)];
  for (let tick = low; tick <= high + step / 2; tick += step)
    marks.push(
      line(at(tick), axis, at(tick), axis + 2.5, GREY, 0.6),
      text(at(tick), axis + 12, number(tick), { anchor: 'middle', size: 6.8, fill: GREY }),
    );
  if (model.referenceLine !== undefined) {
    const x = at(model.referenceLine.value);
    marks.push(
      line(x, top - 1, x, axis + 4, RED, 0.9, true),
      text(x, 8, joined(model.referenceLine.label), { anchor: 'middle', fill: RED, size: 7.2 }),
    );
  }
  for (const [index, item] of model.items.entries())
    marks.push(
      text(Math.max(40, Math.min(at(item.value), width - 40)), top + 12 * index + 9, `${joined(item.label)} ${item.text}`, {
        anchor: 'middle',
        bold: true,
      }),
      dot(at(item.value), axis, 4.4, item.kind),
    );
  return { height: axis + 16, marks };
}

function series(model, width) {
  const { low, high } = rangeOf(model);
  const bottom = 100;
  const last = model.items.length - 1;
  const x = (index) => 22 + (index / Math.max(1, last)) * (width - 44);
  const y = (value) => bottom - ((value - low) / (high - low)) * 84;
  const marks = [line(0, y(0), width, y(0), GREY, 0.6)];
  if (model.referenceLine !== undefined) {
    const height = y(model.referenceLine.value);
    marks.push(
      line(0, height, width, height, RED, 0.9, true),
      text(width, height - 3, joined(model.referenceLine.label), { anchor: 'end', fill: RED, size: 7.2 }),
    );
  }
  const points = model.items.map(({ value }, index) => `${number(x(index))},${number(y(value))}`).join(' ');
  marks.push(`<polyline points="${points}" fill="none" stroke="${ACCENT}" stroke-width="1.4"/>`);
  for (const [index, item] of model.items.entries()) {
    marks.push(dot(x(index), y(item.value), 2.6, item.kind));
    if (index === 0 || index === last) marks.push(text(x(index), y(item.value) - 6, item.text, { anchor: 'middle', bold: true }));
    marks.push(text(x(index), bottom + 11, item.label[0]?.text ?? '', { anchor: 'middle', size: 6.8, fill: GREY }));
  }
  return { height: bottom + 16, marks };
}

const KINDS = { bar: bars, position: positions, line: series };

/** Draws a chart `width` points wide. */
export function chartSvg(model, width) {
  const { height, marks } = KINDS[model.type](model, width);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}">${marks.join('')}</svg>`;
}
