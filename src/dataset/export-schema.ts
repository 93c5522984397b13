import { z } from 'zod';
import type { Files } from '../effects/files.ts';
import { datasetSchema, narrativeSchema } from './schema.ts';

const SCHEMAS = { 'dataset.schema.json': datasetSchema, 'narrative.schema.json': narrativeSchema } as const;

/** JSON Schemas (draft 2020-12) of the YAML files, by file name, for editors that complete and check as one types. */
export function exportSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, {
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

/** Names of the schema files in a folder that are missing or are not what {@link exportSchemas} gives. */
export function staleSchemas(files: Files, folder: string): string[] {
  const stale = Array.from(exportSchemas()).filter(([name, text]) => {
    const path = `${folder}/${name}`;
    return files.stat(path).kind !== 'file' || new TextDecoder().decode(files.read(path)) !== text;
  });
  return stale.map(([name]) => name);
}
