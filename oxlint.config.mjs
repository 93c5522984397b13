// The linter's settings. Layers and the one place where each library is imported come from src/README.md.

/** Folders of src/ from the lowest layer to the highest; a file imports from lower layers and from its own folder. */
const LAYERS = [
  ['diagnostic', 'effects'],
  ['quantity'],
  ['dataset', 'fonts', 'spreadsheet'],
  ['rules', 'briefing', 'sample'],
  ['theme', 'template', 'markup'],
  ['pdf', 'workbook', 'datapackage'],
  ['output'],
  ['trace', 'verify', 'intake'],
  ['batch'],
  ['commands'],
];

/** The only folders that may import a library. */
const LIBRARIES = {
  'node:fs': ['effects'],
  'node:fs/promises': ['effects'],
  'big.js': ['quantity'],
  zod: ['dataset'],
  yaml: ['dataset'],
  'csv-parse': ['dataset'],
  fontkit: ['fonts'],
  handlebars: ['template'],
  saxes: ['markup', 'verify', 'spreadsheet'],
  pdfmake: ['pdf'],
  'd3-scale': ['pdf'],
  linebreak: ['pdf'],
  exceljs: ['workbook'],
  fflate: ['workbook', 'verify'],
  tinypool: ['batch'],
  'pdfjs-dist': ['verify'],
  commander: ['commands'],
};

function layerRule(folder, layer) {
  const patterns = LAYERS.flatMap((names, index) => (index < layer ? [] : names.filter((name) => name !== folder))).map((name) => ({
    group: [`../${name}/**`, `../../${name}/**`],
    message: `${folder}/ lies below or beside ${name}/ and data flows forward only: take what you need as a parameter, or move it to a lower layer (src/README.md).`,
  }));
  if (!['batch', 'commands'].includes(folder)) {
    patterns.push({
      group: ['../pipeline.ts', '../cli.ts', '../index.ts', '../../pipeline.ts'],
      message: 'Only the layers above know the whole flow (src/README.md).',
    });
  }
  for (const [library, folders] of Object.entries(LIBRARIES)) {
    if (folders.includes(folder)) continue;
    patterns.push({
      group: [library, `${library}/**`],
      message: `${library} is used in ${folders.join('/, ')}/ only: ask that folder for what you need.`,
    });
  }
  return { files: [`src/${folder}/**/*.ts`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  env: { builtin: true, node: true },
  ignorePatterns: ['dist/**', 'out/**', 'test/cases/**'],
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'no-restricted-globals': [
      'error',
      { name: 'Intl', message: 'The locale of the machine must not reach an output.' },
      { name: 'fetch', message: 'The program works without a network.' },
    ],
    // Against the grain of this code: small closures, in-order awaits and sorting of fresh arrays are meant.
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
    'no-await-in-loop': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'oxc/no-map-spread': 'off',
    'typescript/consistent-return': 'off',
    // Spreading a string into its characters is meant.
    'typescript/no-misused-spread': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/no-array-sort': 'off',
  },
  overrides: [
    ...LAYERS.flatMap((names, layer) => names.map((folder) => layerRule(folder, layer))),
    { files: ['bench/**/*.mjs', 'fonts/*.mjs'], rules: { 'no-console': 'off' } },
    {
      files: ['test/**/*.ts'],
      rules: {
        'typescript/no-non-null-assertion': 'off',
        'vitest/expect-expect': 'off',
        'vitest/no-conditional-expect': 'off',
        'vitest/require-to-throw-message': 'off',
        'vitest/valid-expect': ['error', { maxArgs: 2 }],
      },
    },
    { files: ['vitest.config.ts', '*.mjs'], rules: { 'import/no-default-export': 'off' } },
  ],
};
