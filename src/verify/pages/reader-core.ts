import { loadPdfReaderCore } from '../../pdf-reader.ts';

/** A run of text as the reader gives it: `transform` places its baseline's start, in points from the page's foot. */
export interface ReadItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** A page as read. */
export interface ReadPage {
  readonly number: number;
  /** In points. */
  readonly height: number;
  readonly items: readonly ReadItem[];
}

/** The reader refuses to be asked by a program of another version. */
const VERSION = '5.6.205';

// Kinds of messages, as the reader numbers them.
const ANSWER = 1;
const STREAM_END = 3;
const STREAM_PIECE = 4;
const STREAM_ERROR = 5;

const OPTIONS = {
  ignoreErrors: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWasm: false,
  useWorkerFetch: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  fontExtraProperties: false,
  maxImageSize: -1,
  canvasMaxAreaInBytes: -1,
};

interface Message {
  readonly sourceName: string;
  readonly targetName: string;
  readonly action?: string;
  readonly callback?: number;
  readonly callbackId?: number;
  readonly stream?: number;
  readonly streamId?: number;
  readonly desiredSize?: number;
  readonly data?: unknown;
  readonly chunk?: { readonly items: readonly ReadItem[] };
  readonly reason?: unknown;
}

interface Waiting {
  readonly resolve: (data: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One document, opened by the reader's core. Its usual way through a worker or what stands for one would copy each message and load all that
 * a screen needs: half of the time for nothing that is used here.
 */
class Conversation {
  readonly #listeners = new Set<(event: { readonly data: Message }) => void>();
  readonly #answers = new Map<number, Waiting>();
  readonly #streams = new Map<number, Waiting & { readonly items: ReadItem[] }>();
  readonly #opened: Promise<unknown>;
  #opening: Waiting = { resolve: () => undefined, reject: () => undefined };
  #count = 0;

  constructor() {
    this.#opened = new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
    });
    this.#opened.catch(() => undefined);
  }

  /** What the core takes for the way to its asker. */
  readonly port = {
    postMessage: (message: Message): void => this.#receive(message),
    addEventListener: (_: string, listener: (event: { readonly data: Message }) => void): void => {
      this.#listeners.add(listener);
    },
    removeEventListener: (_: string, listener: (event: { readonly data: Message }) => void): void => {
      this.#listeners.delete(listener);
    },
  };

  async open(data: Uint8Array): Promise<number> {
    this.#send('worker', 'configure', { verbosity: 0 });
    await this.#ask('worker', 'GetDocRequest', {
      docId: 'document',
      apiVersion: VERSION,
      data,
      disableAutoFetch: true,
      evaluatorOptions: OPTIONS,
    });
    this.#send('document_worker', 'Ready', null);
    const { numPages } = ((await this.#opened) as { readonly pdfInfo: { readonly numPages: number } }).pdfInfo;
    return numPages;
  }

  async page(number: number): Promise<ReadPage> {
    const pageIndex = number - 1;
    const { view } = (await this.#ask('document_worker', 'GetPage', { pageIndex })) as { readonly view: readonly number[] };
    const items = await this.#textOf(pageIndex);
    return { number, height: (view[3] ?? 0) - (view[1] ?? 0), items };
  }

  close(): Promise<unknown> {
    return this.#ask('document_worker', 'Terminate', null);
  }

  #textOf(pageIndex: number): Promise<readonly ReadItem[]> {
    const streamId = ++this.#count;
    const data = { pageId: pageIndex, pageIndex, includeMarkedContent: false, disableNormalization: true };
    return new Promise((resolve, reject) => {
      const items: ReadItem[] = [];
      this.#streams.set(streamId, { items, resolve: () => resolve(items), reject });
      this.#deliver({
        sourceName: 'document',
        targetName: 'document_worker',
        action: 'GetTextContent',
        streamId,
        data,
        // As many pieces as there are, without being asked for more.
        desiredSize: Number.MAX_SAFE_INTEGER,
      });
    });
  }

  #ask(targetName: string, action: string, data: unknown): Promise<unknown> {
    const callbackId = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#answers.set(callbackId, { resolve, reject });
      this.#deliver({ sourceName: 'document', targetName, action, callbackId, data });
    });
  }

  #send(targetName: string, action: string, data: unknown): void {
    this.#deliver({ sourceName: 'document', targetName, action, data });
  }

  #deliver(data: Message): void {
    for (const listener of this.#listeners) listener({ data });
  }

  #receive({ sourceName, targetName, action, callback, callbackId, stream, streamId, data, chunk, reason }: Message): void {
    if (stream !== undefined) {
      const text = this.#streams.get(streamId ?? 0);
      if (stream === STREAM_PIECE) text?.items.push(...(chunk?.items ?? []));
      else if (stream === STREAM_END) text?.resolve(undefined);
      else if (stream === STREAM_ERROR) text?.reject(reason);
    } else if (callback !== undefined) {
      const answer = this.#answers.get(callbackId ?? 0);
      this.#answers.delete(callbackId ?? 0);
      if (callback === ANSWER) answer?.resolve(data);
      else answer?.reject(reason);
    } else if (action === 'GetDoc') this.#opening.resolve(data);
    else if (action === 'DocException') this.#opening.reject(data);
    // A password is asked for, or a font or picture that was not sent along: there is none.
    else if (callbackId !== undefined)
      queueMicrotask(() =>
        this.#deliver({ sourceName: targetName, targetName: sourceName, callback: ANSWER + 1, callbackId, reason: data }),
      );
  }
}

const globals = globalThis as { DecompressionStream?: unknown };
const { DecompressionStream: nativeStreams } = globals;
let reading = 0;

/**
 * The text of a PDF's pages, as its fonts say what each character is.
 * @throws the reader's own errors where the bytes are no PDF, or a damaged one.
 */
export async function readPages(bytes: Uint8Array): Promise<readonly ReadPage[]> {
  const { WorkerMessageHandler } = await loadPdfReaderCore();
  const conversation = new Conversation();
  WorkerMessageHandler.initializeFromPort(conversation.port);
  // Without the platform's streams the reader inflates by itself, in half the time for pieces this small.
  reading += 1;
  delete globals.DecompressionStream;
  try {
    // The reader takes the bytes for itself.
    const count = await conversation.open(new Uint8Array(bytes));
    const pages: ReadPage[] = [];
    for (let number = 1; number <= count; number++) pages.push(await conversation.page(number));
    return pages;
  } finally {
    reading -= 1;
    if (reading === 0) globals.DecompressionStream = nativeStreams;
    await conversation.close();
  }
}
