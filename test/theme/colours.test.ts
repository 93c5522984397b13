import { describe, expect, it } from 'vitest';
import { COLOURS } from '../../src/theme/colours.ts';
import { CHIP_LOOKS, MARK_LOOKS } from '../../src/theme/kinds.ts';
import { LOOKS } from '../../src/theme/type.ts';

/** Relative luminance of WCAG 2.1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('colours', () => {
  it('keep text readable on paper, on panels and on chips', () => {
    const grounds = [COLOURS.paper, COLOURS.panel];
    for (const look of Object.values(LOOKS))
      for (const ground of grounds) expect(contrast(look.colour, ground)).toBeGreaterThanOrEqual(4.5);
    for (const colour of [COLOURS.red, COLOURS.accent, COLOURS.grey]) {
      for (const ground of grounds) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const { fill } of CHIP_LOOKS.values()) expect(contrast(LOOKS.chip.colour, fill)).toBeGreaterThanOrEqual(4.5);
  });

  it('tell solid, light and hollow marks apart without colour', () => {
    const [solid, light, hollow] = ['actual', 'expected', 'target'].map((kind) => luminance(MARK_LOOKS.get(kind)?.fill ?? ''));
    expect(hollow! - light!).toBeGreaterThan(0.15);
    expect(light! - solid!).toBeGreaterThan(0.4);
  });
});
