// A plan as JSON and back. JSON knows no maps, and turns what is undefined in a list into null.

const MAP = 'a map of';
const NOTHING = { nothing: true };

/** A plan as JSON, its maps included. */
export function planText(plan) {
  return JSON.stringify(plan, (_, value) => (value instanceof Map ? { [MAP]: [...value] } : value === undefined ? NOTHING : value));
}

/** The plan of {@link planText}. */
export function readPlan(text) {
  return JSON.parse(text, (_, value) => {
    if (value === null || typeof value !== 'object') return value;
    if (value.nothing === true) return undefined;
    return MAP in value ? new Map(value[MAP]) : value;
  });
}
