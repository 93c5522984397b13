import type { HelperOptions, RuntimeOptions, TemplateDelegate } from 'handlebars';
import { Handlebars } from './handlebars.ts';
import { HELPERS } from './helpers.ts';
import type { Program } from './syntax.ts';

/** How deep partials may call one another. */
export const MAX_PARTIAL_DEPTH = 24;

/** How much text the loops and partials of one rendering may write, each nesting counted, in characters. */
export const MAX_WRITTEN = 200_000_000;

/** Why a rendering stopped, with the file it stopped in. */
export class RenderFailure extends Error {
  override readonly name = 'RenderFailure';
  readonly reason: 'recursion' | 'size' | 'field';
  readonly partial: string;
  readonly position: { readonly line: number; readonly column: number };

  constructor(reason: RenderFailure['reason'], partial: string, position: RenderFailure['position'], message: string) {
    super(message);
    [this.reason, this.partial, this.position] = [reason, partial, position];
  }
}

/** Makes Handlebars' strictness, which asks for a field only where it is printed, ask everywhere: in conditions, lists and values handed on. */
class EveryField extends Handlebars.Visitor {
  override PathExpression(path: hbs.AST.PathExpression & { strict?: boolean }): void {
    path.strict = true;
  }
}

/** Compiles checked and stamped syntax trees; gives the function that renders `main`. Throws {@link RenderFailure}. */
export function buildEngine(programs: ReadonlyMap<string, Program>): (view: unknown) => string {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  handlebars.unregisterHelper('lookup');
  let depth = 0;
  let written = 0;
  let current = 'main';
  const spend = (text: string): string => {
    written += text.length + 1;
    if (written > MAX_WRITTEN) throw new RenderFailure('size', current, { line: 1, column: 0 }, `more than ${MAX_WRITTEN} characters`);
    return text;
  };
  const { each } = handlebars.helpers;
  handlebars.registerHelper('each', function (this: unknown, list: unknown, options: HelperOptions) {
    const fn: TemplateDelegate = (context, given) => spend(options.fn(context, given));
    return each?.call(this, list, { ...options, fn });
  });
  for (const [name, helper] of HELPERS) handlebars.registerHelper(name, (...values: unknown[]) => helper.call(...values.slice(0, -1)));

  const knownHelpers: Record<string, boolean> = Object.fromEntries([...HELPERS.keys()].map((name) => [name, true]));
  for (const [name, program] of programs) {
    const tree = program as unknown as hbs.AST.Program;
    new EveryField().accept(tree);
    const compiled = handlebars.compile(tree, { strict: true, knownHelpersOnly: true, knownHelpers, preventIndent: true });
    handlebars.registerPartial(name, (context: unknown, options?: RuntimeOptions) => {
      const caller = current;
      current = name;
      depth += 1;
      try {
        if (depth > MAX_PARTIAL_DEPTH)
          throw new RenderFailure('recursion', name, { line: 1, column: 0 }, `partials nest deeper than ${MAX_PARTIAL_DEPTH}`);
        return spend(compiled(context, options));
      } catch (error) {
        throw asFailure(error, name);
      } finally {
        depth -= 1;
        current = caller;
      }
    });
  }
  const main = handlebars.partials['main'] as TemplateDelegate;
  return (view) => {
    [depth, written] = [0, 0];
    return main(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
  };
}

function asFailure(error: unknown, partial: string): unknown {
  if (error instanceof RenderFailure) return error;
  if (error instanceof RangeError) return new RenderFailure('recursion', partial, { line: 1, column: 0 }, error.message);
  if (error instanceof Handlebars.Exception && typeof error.lineNumber === 'number') {
    return new RenderFailure('field', partial, { line: error.lineNumber, column: Number(error.column ?? 0) }, error.message);
  }
  return error;
}
