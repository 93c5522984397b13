import type { Parts } from './parts.ts';

/** Takes the filters of all tables away: exceljs can only hide their buttons. */
export function dropFilters(parts: Parts): void {
  for (const [name, xml] of parts) {
    if (name.startsWith('xl/tables/')) parts.set(name, xml.replace(/<autoFilter[^>]*(?:\/>|>.*?<\/autoFilter>)/s, ''));
  }
}
