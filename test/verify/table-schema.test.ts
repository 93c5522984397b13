import { expect, it } from 'vitest';

import { schemaBreaches, type TableSchema } from '../../src/verify/tables/table-schema.ts';

const SCHEMA: TableSchema = {
  fields: [
    { name: 'id', type: 'string', constraints: { required: true, unique: true } },
    { name: 'kind', type: 'string', constraints: { enum: ['actual', 'target'] } },
    { name: 'value', type: 'number' },
    { name: 'paragraph', type: 'integer', constraints: { minimum: 1 } },
    { name: 'date', type: 'date' },
  ],
  primaryKey: ['id'],
  foreignKeys: [{ fields: ['kind'], reference: { resource: 'kinds', fields: ['kind'] } }],
};
const SOUND = { id: 'a', kind: 'actual', value: '-1.5', paragraph: '3', date: '2020-02-29' };
const KINDS = new Map([['kinds', [{ kind: 'actual' }]]]);

it('finds nothing in a sound row, empty cells included', () => {
  expect(schemaBreaches(SCHEMA, [SOUND, { ...SOUND, id: 'b', kind: '', value: '', paragraph: '', date: '' }], KINDS)).toEqual([]);
});

it.each([
  ['id', '', 'required'],
  ['id', 'a', 'unique'],
  ['kind', 'plan', 'enum'],
  ['kind', 'target', 'foreign key kinds'],
  ['value', '1,5', 'number'],
  ['paragraph', '1.5', 'integer'],
  ['paragraph', '0', 'minimum'],
  ['date', '2020-2-9', 'date'],
])('finds a cell of %s that is %j: %s', (field, text, rule) => {
  expect(schemaBreaches(SCHEMA, [SOUND, { ...SOUND, id: 'b', [field]: text }], KINDS)).toContainEqual({ row: 1, field, rule, found: text });
});
