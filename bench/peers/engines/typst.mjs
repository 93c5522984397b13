// Typst in this process, by its Node binding; the page is in ../typst/briefing.typ.
import { join } from 'node:path';

import { FACES, root } from '../root.mjs';

const HERE = join(root, 'bench', 'peers', 'typst');
/** What it remembers is dropped every so many documents when it has lain idle for two such spells; more often costs it more. */
const SPELL = 10;

/** Opens it: fonts are read once, what it remembers of earlier documents stays. `tagged` as our own files are. */
export async function open({ tagged }) {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({
    workspace: HERE,
    fontArgs: [{ fontPaths: FACES.map((face) => join(root, 'fonts', face)) }],
  });
  const data = join(HERE, 'data.json');
  let rendered = 0;
  return {
    take: ({ view, charts, information }) => Buffer.from(JSON.stringify({ view, charts: Object.fromEntries(charts), information })),
    render: async (json) => {
      compiler.mapShadow(data, json);
      const compiled = compiler.compile({ mainFilePath: join(HERE, 'briefing.typ') });
      if (compiled.result === null) {
        compiled.printDiagnostics();
        throw new Error('typst found errors');
      }
      const bytes = compiler.pdf(compiled.result, { pdfTags: tagged, creationTimestamp: 0 });
      rendered += 1;
      if (rendered % SPELL === 0) compiler.evictCache(2);
      return bytes;
    },
  };
}
