// Names of WIT as JavaScript has them, by the rules of jco.

/** "is-same-object" as "isSameObject". */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** "owned-fd" as "OwnedFd". */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** What a function of WIT belongs to, by its name: "[method]fd.read" is the method `read` of `fd`. */
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
