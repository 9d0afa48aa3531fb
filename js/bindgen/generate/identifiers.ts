// AssemblyScript names for WIT's kebab-case.

/** `read-via-stream` as `readViaStream`. */
export function camelCase(kebab: string): string {
  const [first, ...rest] = kebab.split("-");
  return first!.toLowerCase() + rest.map(capitalize).join("");
}

/** `output-stream` as `OutputStream`. */
export function pascalCase(kebab: string): string {
  return kebab.split("-").map(capitalize).join("");
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Words of the language that no parameter may be called by. */
const KEYWORDS = [
  "abstract",
  "async",
  "await",
  "bool",
  "break",
  "case",
  "catch",
  "class",
  "const",
  "continue",
  "constructor",
  "debugger",
  "declare",
  "default",
  "delete",
  "do",
  "else",
  "enum",
  "export",
  "extends",
  "false",
  "finally",
  "for",
  "function",
  "if",
  "implements",
  "import",
  "in",
  "instanceof",
  "interface",
  "let",
  "new",
  "null",
  "of",
  "override",
  "package",
  "private",
  "protected",
  "public",
  "readonly",
  "return",
  "static",
  "string",
  "super",
  "switch",
  "this",
  "throw",
  "true",
  "try",
  "typeof",
  "undefined",
  "var",
  "void",
  "while",
  "with",
  "yield",
];

/** What generated code calls by these names, so that nothing else may have them in its file. */
const USED = [
  "abi",
  "impl",
  "at",
  "it",
  "changetype",
  "reinterpret",
  "memory",
  "unreachable",
  "isDefined",
  "isReference",
  "ERROR",
  "trace",
  "assert",
  "abort",
  "i8",
  "i16",
  "i32",
  "i64",
  "u8",
  "u16",
  "u32",
  "u64",
  "f32",
  "f64",
  "v128",
  "usize",
  "isize",
  "unit",
  "owned",
  "borrowed",
  "trusted",
  "arguments",
  "eval",
  "globalThis",
  "NaN",
  "Infinity",
  "Array",
  "StaticArray",
  "Map",
  "Uint8Array",
  "Int8Array",
  "Uint16Array",
  "Int16Array",
  "Uint32Array",
  "Int32Array",
  "Uint64Array",
  "Int64Array",
  "Float32Array",
  "Float64Array",
  "Option",
  "Result",
  "Unit",
  "Borrow",
  "BorrowedArray",
  "OwnedArray",
  "OwnedMap",
  "Ref",
  "String",
  "ArrayBuffer",
  ...Array.from({ length: 17 }, (_, i) => `Tuple${i}`),
];

/** Gives out names that are unlike each other in a scope: a name that is taken gets `_` behind it. */
export class Names {
  private readonly taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set([...KEYWORDS, ...USED, ...taken]);
  }

  /** A name for something between, with a number if it is taken. */
  local(wanted: string): string {
    let name = wanted;
    for (let i = 1; this.taken.has(name); i++) name = `${wanted}${i}`;
    this.taken.add(name);
    return name;
  }

  give(wanted: string): string {
    let name = /^[0-9]/.test(wanted) ? `_${wanted}` : wanted;
    while (this.taken.has(name)) name += "_";
    this.taken.add(name);
    return name;
  }
}
