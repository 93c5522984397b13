import { lazy, loadZod } from './lazy-zod.ts';
import { datasetSchema, narrativeSchema } from './schema.ts';

const SCHEMAS = { 'dataset.schema.json': datasetSchema, 'narrative.schema.json': narrativeSchema } as const;

/** JSON Schemas (draft 2020-12) of the YAML files, by file name, for editors that complete and check as one types. */
export function exportSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const json = loadZod().toJSONSchema(lazy(schema).zod, {
        io: 'input',
        override({ jsonSchema }) {
          // An editor reads `issue: 1` as a number; this program reads every scalar as the text it is.
          const plain = jsonSchema['plain'];
          delete jsonSchema['plain'];
          if (plain !== undefined) (jsonSchema as { type?: unknown }).type = ['string', plain];
        },
      });
      return [name, `${JSON.stringify(json, undefined, 2)}\n`];
    }),
  );
}
