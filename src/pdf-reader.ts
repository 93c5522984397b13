import type * as Reader from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The half of pdfjs-dist that reads files; the other half asks it to. Nothing of it is typed. */
export interface ReaderCore {
  readonly WorkerMessageHandler: { initializeFromPort(port: object): void };
}

/**
 * Loads a module with polyfills. Some replace functions of the language, `push` among them, by slower ones for the whole process;
 * those are put back.
 */
async function withoutReplacing<Module>(load: () => Promise<Module>): Promise<Module> {
  const own = [Array.prototype, JSON].map((object) => ({ object, functions: Object.getOwnPropertyDescriptors<object>(object) }));
  try {
    return await load();
  } finally {
    for (const { object, functions } of own) Object.defineProperties(object, functions);
  }
}

/**
 * pdfjs-dist, a PDF reader that shares no code with the writer. While it is loaded it makes a matrix for drawing, with a class
 * from an optional native package that an installation may lack; nothing is drawn here, so any class does.
 */
export async function loadPdfReader(): Promise<typeof Reader> {
  const globals = globalThis as { DOMMatrix?: unknown };
  globals.DOMMatrix ??= Object;
  // Otherwise loaded later, when nobody puts anything back.
  await loadPdfReaderCore();
  return withoutReplacing(() => import('pdfjs-dist/legacy/build/pdf.mjs'));
}

/** The reading half of pdfjs-dist alone, at a third of the time: what it needs for pages on a screen stays unread. */
export async function loadPdfReaderCore(): Promise<ReaderCore> {
  // Without types of its own.
  const name: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';
  return withoutReplacing(async () => (await import(name)) as ReaderCore);
}
