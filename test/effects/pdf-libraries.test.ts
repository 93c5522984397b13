import { describe, expect, it } from 'vitest';
import { slowPages } from '../../src/commands/slow-pages.ts';
import { pdfLibraries } from '../../src/effects/pdf-libraries.ts';

describe('how PDFs are made', () => {
  it('takes shortcuts past the libraries in the versions whose inside is known, which are installed', () => {
    expect(pdfLibraries({})).toEqual({ stock: false, others: [] });
    expect(pdfLibraries({ JIANBAO_PDF_STOCK: '0' }).stock).toBe(false);
    expect(slowPages(pdfLibraries({}))).toEqual([]);
  });

  it('leaves all to the libraries where the environment asks', () => {
    const libraries = pdfLibraries({ JIANBAO_PDF_STOCK: '1' });
    expect(libraries).toEqual({ stock: true, others: [] });
    expect(slowPages(libraries).map(({ code }) => code)).toEqual(['slow-pages']);
  });

  it.each([
    ['pdfmake', '0.4.0', '0.3.11'],
    ['pdfkit', '0.20.1', '0.19.1'],
    ['fontkit', '2.0.5', '2.0.4'],
    ['pdfkit', undefined, '0.19.1'],
  ])('leaves all to the libraries with %s %s, and says so in one warning', (name, version, tested) => {
    const installed: Record<string, string | undefined> = { pdfmake: '0.3.11', pdfkit: '0.19.1', fontkit: '2.0.4', [name]: version };
    const libraries = pdfLibraries({}, (path) => installed[path.at(-1) ?? '']);
    expect(libraries).toEqual({ stock: true, others: [{ name, tested, installed: version ?? '?' }] });
    const [warning, ...more] = slowPages(libraries);
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ severity: 'warning', expected: { zh: `${name} ${tested}` }, found: `${name} ${version ?? '?'}` });
  });

  it('names all versions in one warning', () => {
    const [warning, ...more] = slowPages(pdfLibraries({}, () => '9.9.9'));
    expect(more).toEqual([]);
    expect(warning?.found).toBe('pdfmake 9.9.9, pdfkit 9.9.9, fontkit 9.9.9');
  });
});
