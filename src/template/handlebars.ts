import { createRequire } from 'node:module';
import type * as library from 'handlebars';

/** Handlebars, of the build that is one file: to find and read some forty takes several times as long. */
export const Handlebars = createRequire(import.meta.url)('handlebars/dist/handlebars.js') as typeof library;
