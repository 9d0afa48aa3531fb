// The words that a name from WIT can't be in generated code. The generator imports only names of these lists, which the
// compiler checks; a test reads generated code for the rest.

/** What the bindings import of `as-io-lifetimes/assembly/own`. */
const OWN_WORDS = ["Mut", "OwnedArray", "OwnedMap", "Ref"] as const;
export type OwnWord = (typeof OWN_WORDS)[number];

/** What they import of the kit by name. They call everything else of it through `abi`. */
const KIT_WORDS = ["Borrow", "BorrowedArray", "Option", "Result", "Unit", "unit"] as const;
export type KitWord = (typeof KIT_WORDS)[number];

/** The names of namespace imports, and of variables in generated methods. */
const LOCAL_WORDS = ["abi", "impl", "at", "it"];

/** Types and functions of AssemblyScript that generated code uses, and what every program has. */
const BUILTINS = [
  "Array",
  "ArrayBuffer",
  "ERROR",
  "Float32Array",
  "Float64Array",
  "Infinity",
  "Int16Array",
  "Int32Array",
  "Int64Array",
  "Int8Array",
  "Map",
  "NaN",
  "StaticArray",
  "String",
  "Uint16Array",
  "Uint32Array",
  "Uint64Array",
  "Uint8Array",
  "abort",
  "arguments",
  "assert",
  "borrowed",
  "changetype",
  "eval",
  "external",
  "f32",
  "f64",
  "final",
  "globalThis",
  "i16",
  "i32",
  "i64",
  "i8",
  "inline",
  "isDefined",
  "isReference",
  "isize",
  "lifetime",
  "memory",
  "mut",
  "owned",
  "reinterpret",
  "trace",
  "trusted",
  "u16",
  "u32",
  "u64",
  "u8",
  "unmanaged",
  "unreachable",
  "usize",
  "v128",
];

/** Words of the language. */
const KEYWORDS = [
  "abstract",
  "as",
  "async",
  "await",
  "bool",
  "break",
  "case",
  "catch",
  "class",
  "const",
  "constructor",
  "continue",
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

const RESERVED: ReadonlySet<string> = new Set([...OWN_WORDS, ...KIT_WORDS, ...LOCAL_WORDS, ...BUILTINS, ...KEYWORDS]);

/** Whether a name means something in generated code, the class of a tuple included. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name) || /^Tuple\d+$/.test(name);
}

/** All reserved words, for tests. */
export const reservedWords: readonly string[] = [...RESERVED];
