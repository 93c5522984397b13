// Numbers that look random and are the same on every machine.

/** A generator by seed (mulberry32): whole numbers from 0 to `below` - 1. */
export function chance(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** The same things in another order. */
export function shuffled(things, draw) {
  const found = [...things];
  for (let last = found.length - 1; last > 0; last -= 1) {
    const other = draw(last + 1);
    [found[last], found[other]] = [found[other], found[last]];
  }
  return found;
}
