import { createRequire } from 'node:module';
import type { z as zod } from 'zod';

// Loading zod takes longer than reading a whole dataset, and only what is refused needs its words. So schemas are written with
// this `z`, which looks like zod's: a schema says yes or no by itself, and becomes zod's own when first asked why.

/** What a schema gives for a value that it refuses. */
export const REFUSED = Symbol('refused');

type Zod = typeof zod;
type Accept = (value: unknown) => unknown;
type Shape = Readonly<Record<string, LazySchema>>;

const require = createRequire(import.meta.url);

/** zod itself, loaded when first asked for. */
export function loadZod(): Zod {
  return (require('zod') as { readonly z: Zod }).z;
}

/** The part of zod's schemas that the files of a dataset need. What it accepts, zod accepts and makes the same of. */
class LazySchema {
  /** The value as the schema gives it on, or {@link REFUSED}. */
  readonly accept: Accept;
  /** Of an object, as zod has it. */
  readonly shape: Shape;
  readonly #make: () => zod.ZodType;
  #made: zod.ZodType | undefined;

  constructor(accept: Accept, make: () => zod.ZodType, shape: Shape = {}) {
    this.accept = accept;
    this.#make = make;
    this.shape = shape;
  }

  /** The schema that zod makes of the same words. */
  get zod(): zod.ZodType {
    return (this.#made ??= this.#make());
  }

  optional(): LazySchema {
    return new LazySchema(
      (value) => (value === undefined ? undefined : this.accept(value)),
      () => this.zod.optional(),
    );
  }

  meta(about: Parameters<zod.ZodType['meta']>[0]): LazySchema {
    return new LazySchema(this.accept, () => this.zod.meta(about));
  }

  transform(change: (value: unknown) => unknown): LazySchema {
    return this.#and(change, () => this.zod.transform(change));
  }

  pipe(next: LazySchema): LazySchema {
    return this.#and(next.accept, () => this.zod.pipe(next.zod));
  }

  max(most: number): LazySchema {
    return this.#where(
      (value) => value.length <= most,
      () => (this.zod as zod.ZodString).max(most),
    );
  }

  min(least: number): LazySchema {
    return this.#where(
      (value) => value.length >= least,
      () => (this.zod as zod.ZodString).min(least),
    );
  }

  length(exact: number): LazySchema {
    return this.#where(
      (value) => value.length === exact,
      () => (this.zod as zod.ZodString).length(exact),
    );
  }

  regex(pattern: RegExp, about: Parameters<zod.ZodString['regex']>[1]): LazySchema {
    return this.#where(
      (value) => pattern.test(value as string),
      () => (this.zod as zod.ZodString).regex(pattern, about),
    );
  }

  #and(next: Accept, make: () => zod.ZodType): LazySchema {
    return new LazySchema((value) => {
      const accepted = this.accept(value);
      return accepted === REFUSED ? REFUSED : next(accepted);
    }, make);
  }

  #where(holds: (value: string | readonly unknown[]) => boolean, make: () => zod.ZodType): LazySchema {
    return this.#and((value) => (holds(value as string) ? value : REFUSED), make);
  }
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function acceptFields(shape: Shape): Accept {
  const fields = Object.entries(shape);
  return (value) => {
    if (!isGroup(value)) return REFUSED;
    let changed: Record<string, unknown> | undefined;
    let given = 0;
    for (const [name, { accept }] of fields) {
      const part = value[name];
      const accepts = accept(part);
      if (accepts === REFUSED) return REFUSED;
      if (part !== undefined) given += 1;
      // Most are as they were: a copy of each row of a long list would cost more than looking at it.
      if (accepts === part) continue;
      changed ??= { ...value };
      changed[name] = accepts;
    }
    return given === Object.keys(value).length ? (changed ?? value) : REFUSED;
  };
}

const words = {
  string: () =>
    new LazySchema(
      (value) => (typeof value === 'string' ? value : REFUSED),
      () => loadZod().string(),
    ),
  enum: (known: readonly string[]) =>
    new LazySchema(
      (value) => (known.includes(value as string) ? value : REFUSED),
      () => loadZod().enum(known),
    ),
  array: (item: LazySchema) =>
    new LazySchema(
      (value) => {
        const accepted = Array.isArray(value) ? value.map((part) => item.accept(part)) : [REFUSED];
        return accepted.includes(REFUSED) ? REFUSED : accepted;
      },
      () => loadZod().array(item.zod),
    ),
  record: (name: LazySchema, item: LazySchema) =>
    new LazySchema(
      (value) => {
        if (!isGroup(value)) return REFUSED;
        const accepted = Object.entries(value).map(([key, part]) => [name.accept(key), item.accept(part)] as [string, unknown]);
        return accepted.some((entry) => entry.includes(REFUSED)) ? REFUSED : Object.fromEntries(accepted);
      },
      () => loadZod().record(name.zod as zod.ZodString, item.zod),
    ),
  strictObject: (shape: Shape) =>
    new LazySchema(
      acceptFields(shape),
      () => loadZod().strictObject(Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, field.zod]))),
      shape,
    ),
};

/** Stands for zod's `z` where schemas are written; they are zod's to the compiler. */
export const z = words as unknown as Zod;

/** What a schema written with {@link z} really is. */
export function lazy(schema: zod.ZodType): LazySchema {
  return schema as unknown as LazySchema;
}
