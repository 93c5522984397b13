/** Freezes a value and everything it holds, the entries of maps included. Bytes and decimals stay as they are. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  // Ten thousand small objects: each in the way that makes no other object of it.
  if (value instanceof Map || Array.isArray(value)) for (const part of value.values()) deepFreeze(part);
  else for (const name in value) deepFreeze(value[name]);
  return value;
}
