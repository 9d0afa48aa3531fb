// Converts WIT names to the JavaScript names that jco uses. A word in WIT is all lowercase or all uppercase ("XML").

/** "is-same-object" as "isSameObject", "XML-name" as "xmlName". */
export function camelCase(name: string): string {
  const [first, ...rest] = name.toLowerCase().split("-");
  return first! + rest.map(capitalize).join("");
}

/** "owned-fd" as "OwnedFd". */
export function pascalCase(name: string): string {
  return name.toLowerCase().split("-").map(capitalize).join("");
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The name of a WIT function and what it belongs to: "[method]fd.read" is the method `read` of `fd`. */
export interface FunctionName {
  readonly kind: "function" | "constructor" | "method" | "static";
  readonly resource: string | undefined;
  readonly name: string;
}

export function parseName(name: string): FunctionName {
  const [, kind, resource, rest] = /^\[(constructor|method|static)\]([^.]+)(?:\.(.+))?$/.exec(name) ?? [];
  if (!kind) return { kind: "function", resource: undefined, name };
  return { kind: kind as FunctionName["kind"], resource, name: rest ?? "constructor" };
}
