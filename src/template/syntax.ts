// The part of Handlebars' syntax tree that templates use, as a union that can be told apart by `type`; the library's own
// types cannot. https://github.com/handlebars-lang/handlebars.js/blob/4.x/docs/compiler-api.md

/** A line from 1 and a column from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Located {
  readonly loc: { readonly start: Position; readonly end: Position };
}

/** A node of any kind, for its place. */
export type SyntaxNode = Located;

/** The body of a file or block. */
export interface Program extends Located {
  readonly body: readonly Statement[];
  readonly blockParams?: readonly string[];
}

/** Template text; `value` is what is written out, `original` what stands in the file. */
export interface Content extends Located {
  readonly type: 'ContentStatement';
  readonly original: string;
  value: string;
}

/** `{{name}}`, `{{helper value}}`. */
export interface Mustache extends Located {
  readonly type: 'MustacheStatement';
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash;
  readonly escaped: boolean;
}

/** `{{#name value}} … {{else}} … {{/name}}`. */
export interface Block extends Located {
  readonly type: 'BlockStatement';
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash;
  /** Absent in `{{^if …}}`. */
  readonly program?: Program;
  readonly inverse?: Program;
}

/** `{{> name context key=value}}`. */
export interface Partial extends Located {
  readonly type: 'PartialStatement';
  readonly name: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash;
}

/** Comments, and what templates may not use. */
interface Other extends Located {
  readonly type: 'CommentStatement' | 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock';
}

/** What a body is made of. */
export type Statement = Content | Mustache | Block | Partial | Other;

/** The `key=value` pairs of a call. */
export interface Hash {
  readonly pairs: readonly (Located & { readonly key: string; readonly value: Expression })[];
}

/** A field, `name.name`, `../name` or `@name`; or the name of a helper. */
export interface Path extends Located {
  readonly type: 'PathExpression';
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
}

/** `(helper value)`. */
export interface SubExpression extends Located {
  readonly type: 'SubExpression';
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash;
}

interface Literal extends Located {
  readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
  readonly value?: string | number | boolean;
}

/** What stands in a mustache. */
export type Expression = Path | SubExpression | Literal;

/** The name of the partial called; nothing where it is computed. */
export function partialName({ name }: Partial): string | undefined {
  if (name.type === 'SubExpression') return undefined;
  return name.type === 'PathExpression' ? name.original : String(name.value);
}

/** Whether a path begins with `this` or `.`, and so never names a helper or a block parameter. */
export function startsHere(path: Path): boolean {
  return /^(?:\.|this\b)/.test(path.original);
}
