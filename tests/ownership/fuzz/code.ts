// What the generator makes: a tree of statements, each known in both languages.

/** A piece of text in AssemblyScript and in Rust. */
export interface Code {
  readonly as: string;
  readonly rs: string;
}

/** Text that is the same in both languages but for the pieces in it. */
export function code(strings: TemplateStringsArray, ...pieces: readonly (Code | string | number)[]): Code {
  const print = (language: "as" | "rs") =>
    strings.reduce((text, next, i) => {
      const piece = pieces[i - 1]!;
      return text + (typeof piece === "object" ? piece[language] : piece) + next;
    });
  return { as: print("as"), rs: print("rs") };
}

/** `new Class(…)` and `Class::new(…)`. */
export function make(name: string, ...args: readonly Code[]): Code {
  const list = (language: "as" | "rs") => args.map((arg) => arg[language]).join(", ");
  return { as: `new ${name}(${list("as")})`, rs: `${name.replace("<", "::<")}::new(${list("rs")})` };
}

export type Part = string | readonly Statement[];

/** A statement: lines, and between them the lists of statements that it holds. */
export interface Statement {
  readonly as: readonly Part[];
  readonly rs: readonly Part[];
  /** What follows it in its list would not be reached. */
  readonly leaves?: boolean;
}

export function line({ as, rs }: Code, leaves = false): Statement {
  return { as: [as], rs: [rs], leaves };
}

export interface Program {
  readonly seed: number;
  /** It is a method of `Hold`. */
  readonly isMethod: boolean;
  /** The line that the body follows, by the name of the function. */
  head(name: string): Code;
  readonly body: readonly Statement[];
  /** A function `run_<name>(n: i32): i32` that calls it. */
  driver(name: string): Code;
}

/** What a reduction leaves out of a program: whole statements, or only what is around those that they hold. */
export interface Cut {
  readonly gone: ReadonlySet<Statement>;
  readonly unwrapped: ReadonlySet<Statement>;
}

export const WHOLE: Cut = { gone: new Set(), unwrapped: new Set() };

/** The text of a program's function. */
export function print(program: Program, name: string, language: "as" | "rs", cut: Cut = WHOLE): string {
  return [program.head(name)[language], ...printList(program.body, language, cut, "  "), "}"].join("\n");
}

function printList(list: readonly Statement[], language: "as" | "rs", cut: Cut, margin: string): string[] {
  return list.flatMap((statement) => {
    if (cut.gone.has(statement)) return [];
    if (cut.unwrapped.has(statement))
      return bodies(statement).flatMap((body) => printList(body, language, cut, margin));
    return statement[language].flatMap((part) =>
      typeof part === "string" ? [margin + part] : printList(part, language, cut, `${margin}  `),
    );
  });
}

/** The lists of statements that a statement holds. */
function bodies(statement: Statement): readonly (readonly Statement[])[] {
  return statement.as.filter((part) => typeof part !== "string");
}

/** All statements of a program, the outer ones first. */
export function allStatements(list: readonly Statement[]): Statement[] {
  return list.flatMap((statement) => [statement, ...bodies(statement).flatMap(allStatements)]);
}
