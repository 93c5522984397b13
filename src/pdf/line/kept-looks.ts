import type { Look } from '../../theme/type.ts';

// Looks that there is one object of, so that what was set in them can be found again by them.

const numbers = new WeakMap<Look, number>();
let count = 0;

/** Keeps a look that is made once a process. */
export function keptLook(look: Look): Look {
  count += 1;
  numbers.set(look, count);
  return look;
}

/** Number of a kept look, unlike any other's; none for a look made for one place. */
export function lookNumber(look: Look): number | undefined {
  return numbers.get(look);
}

/** A change of looks that makes one look of one look; of a kept one, a kept one. */
export function lookChange(change: (look: Look) => Look): (look: Look) => Look {
  const changed = new WeakMap<Look, Look>();
  return (look) => {
    let found = changed.get(look);
    if (found === undefined) {
      found = change(look);
      if (numbers.has(look)) keptLook(found);
      changed.set(look, found);
    }
    return found;
  };
}
