import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's own folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Font files that all tools set their pages in. */
export const FACES = ['NotoSansSC-Regular.ttf', 'NotoSansSC-Bold.ttf', 'NotoSerifSC-Bold.ttf'];
