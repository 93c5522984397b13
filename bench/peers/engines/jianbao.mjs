// Our own path from a view to a PDF, every gate on.
import { join } from 'node:path';

import { againstView } from '../../../dist/briefing/against-view.js';
import { expectDocuments, startQuickly } from '../../../dist/commands/v8-settings.js';
import { parseMarkup } from '../../../dist/markup/parse.js';
import { textsOf } from '../../../dist/markup/texts.js';
import { renderPdf } from '../../../dist/pdf/render.js';
import { prepare } from '../../../dist/pipeline.js';
import { root } from '../root.mjs';

/** Opens it: fonts and templates are read once. */
export async function open() {
  // As the command line does for as many documents.
  startQuickly();
  expectDocuments(200);
  const { prepared } = prepare(join(root, 'data', 'sichuan-2017-04-23'));
  const { fonts, templates } = prepared;
  return {
    take: (document) => document,
    async render({ view, charts, information }) {
      const { markup, diagnostics } = templates.briefing.render(view);
      if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics[0]));
      const { tree, diagnostics: inMarkup } = parseMarkup(markup);
      if (tree === undefined) throw new Error(JSON.stringify(inMarkup[0]));
      const { missing, stray } = againstView(view, textsOf(tree));
      if (missing.length + stray.length > 0) throw new Error(`${missing.join()} | ${stray.join()}`);
      const { title, author, subject, keywords, version } = information;
      const { bytes } = await renderPdf({
        tree,
        charts,
        fonts,
        information: { title, language: 'zh', author, subject, keywords: keywords.join(', '), version, created: new Date(0) },
      });
      return bytes;
    },
  };
}
