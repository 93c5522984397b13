import { CST, Lexer } from 'yaml';
import { MAX_YAML_DEPTH, MAX_YAML_TOKENS } from './limits.ts';

/** What a YAML text has too much of, and the offset at which it has. */
export interface Excess {
  readonly of: 'depth' | 'tokens';
  readonly at: number;
}

/**
 * Where a YAML text nests deeper than {@link MAX_YAML_DEPTH} or has more than {@link MAX_YAML_TOKENS}. Asked before parsing: the
 * parser calls itself for each level and keeps much of each token, so that a file of brackets or commas would end the process
 * instead of giving a finding.
 */
export function excessOf(text: string): Excess | undefined {
  let offset = 0;
  let column = 0;
  let flow = 0;
  let tokens = 0;
  const blocks: number[] = [];
  for (const token of new Lexer().lex(text)) {
    if (++tokens > MAX_YAML_TOKENS) return { of: 'tokens', at: offset };
    const type = CST.tokenType(token);
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow++;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') flow--;
    const opens = type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'scalar' || type?.endsWith('quoted-scalar');
    if (flow === 0 && opens) {
      while ((blocks.at(-1) ?? -1) > column) blocks.pop();
      if (blocks.at(-1) !== column) blocks.push(column);
    }
    if (flow + blocks.length > MAX_YAML_DEPTH) return { of: 'depth', at: offset };
    // The lexer marks documents and bare scalars with tokens that stand for no text.
    if (type === 'doc-mode' || type === 'scalar' || type === 'flow-error-end') continue;
    offset += token.length;
    const line = token.lastIndexOf('\n');
    column = line < 0 ? column + token.length : token.length - line - 1;
  }
  return undefined;
}
