#!/usr/bin/env node
import { EXIT } from './commands/exit-code.ts';
import { run } from './commands/program.ts';

// A reader that has gone (`jianbao check | head`) wants no more, and a build goes on without it. That output cannot be written
// for another reason may only be known after the command has ended.
let unwritten = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') unwritten = true;
  });
}
process.on('exit', () => {
  if (unwritten) process.exitCode = EXIT.cannotRun;
});

process.exitCode = await run(process.argv);
