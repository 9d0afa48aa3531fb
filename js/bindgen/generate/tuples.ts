import { MARK } from "./module.js";

/** The file with the classes of all tuples that a world has, by their number of parts. */
export const TUPLES = "tuples";

export function tuplesFile(arities: Iterable<number>, runtime: string, own: string): string {
  const head = [
    "// @ts-nocheck: generic parts may be null",
    `// ${MARK}; don't edit.`,
    "",
    "// WIT's tuples, by their number of parts. `_0` is the first part; `take0` moves it out, where it is owned.",
    "",
    `import { end, held, moved } from "${runtime}/end";`,
    `import { Ref } from "${own}";`,
  ].join("\n");
  return [head, ...[...arities].sort((a, b) => a - b).map(tuple), ""].join("\n\n").trimEnd() + "\n";
}

function tuple(arity: number): string {
  const parts = Array.from({ length: arity }, (_, i) => i);
  const said = parts.map((i) => `"T${i}"`).join(", ");
  return [
    `@final @owned(${said}) @borrowed(${said}) @trusted`,
    `export class Tuple${arity}<${parts.map((i) => `T${i}`).join(", ")}> {`,
    `  constructor(${parts.map((i) => `private $${i}: T${i}`).join(", ")}) {}`,
    ...parts.flatMap((i) => [
      "",
      `  get _${i}(): Ref<T${i}> {`,
      `    return held<T${i}>(this.$${i});`,
      "  }",
      "",
      `  @mut take${i}(): T${i} {`,
      `    const part = held<T${i}>(this.$${i});`,
      `    this.$${i} = moved<T${i}>(part);`,
      "    return part;",
      "  }",
    ]),
    "",
    "  drop(): void {",
    ...parts.map((i) => `    end<T${i}>(this.$${i});`),
    "  }",
    "}",
  ].join("\n");
}
