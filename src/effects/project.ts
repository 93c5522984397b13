import { fileURLToPath } from 'node:url';

/** The folder this program is installed in: package.json, templates, fonts and the shared code lists lie there. */
export const projectFolder: string = fileURLToPath(new URL('../..', import.meta.url));
