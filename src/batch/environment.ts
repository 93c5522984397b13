import { fontInputs } from '../fonts/font-inputs.ts';
import { ingredients, type Environments } from '../output/key.ts';
import type { Manifest } from '../output/manifest.ts';
import type { Prepared } from '../pipeline.ts';
import type { Template } from '../template/compile.ts';

/**
 * What documents are made from beside the data: the program, the time they carry, and for pages the template and the fonts.
 * @param created the time that documents carry.
 */
export function environmentsOf({ fonts, templates }: Prepared, tool: Manifest['tool'], created: Date): Environments {
  const program: [string, string][] = [
    ['version', tool.version],
    ['program', tool.digest],
    ['option date', created.toISOString()],
  ];
  const files = [...fontInputs(fonts)].map(([file, digest]): [string, string] => [`font ${file}`, digest]);
  const pages = ({ inputs }: Template): Environments['briefing'] =>
    ingredients(new Map([...program, ...[...inputs].map(([file, digest]): [string, string] => [`template ${file}`, digest]), ...files]));
  const alone = ingredients(new Map(program));
  return {
    briefing: pages(templates.briefing),
    volume: pages(templates.volume),
    workbook: alone,
    'data-table': alone,
    'data-package': alone,
  };
}
