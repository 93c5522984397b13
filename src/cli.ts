#!/usr/bin/env node
import { keepCompiled } from './commands/compile-cache.ts';
import { startQuickly } from './commands/v8-settings.ts';
import { EXIT } from './commands/exit-code.ts';
import { reasonOf, say } from './commands/messages.ts';
import { chooseLanguage } from './commands/terminal.ts';

// A reader that has gone (`jianbao check | head`) wants no more, and a build goes on without it. That output cannot be written for
// another reason may only be known after the command has ended.
let unwritten = false;
process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE' || unwritten) return;
  unwritten = true;
  const language = chooseLanguage(undefined, process.env);
  process.stderr.write(`jianbao: ${say(language, 'unwritable', { path: 'stdout', reason: reasonOf(code, language) })}\n`);
});
// There is nowhere left to say so.
process.stderr.on('error', () => undefined);
process.on('exit', () => {
  if (unwritten) process.exitCode = EXIT.cannotRun;
});

startQuickly();
keepCompiled();
// Loaded only now, so that it is among what is kept.
const { run } = await import('./commands/program.ts');
process.exitCode = await run(process.argv);
