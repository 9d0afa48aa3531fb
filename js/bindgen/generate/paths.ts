// The paths of the files of the bindings and of the user's code.

import { ROOT, type Scope, type World } from "../wit/model.js";

interface InterfaceName {
  readonly namespace: string;
  readonly package: string;
  readonly name: string;
  readonly version: string;
}

/** The parts of `wasi:io/streams@0.2.0`; null for the plain name of an inline interface. */
function parse(name: string): InterfaceName | null {
  const match = /^(.+):([^/]+)\/([^@]+)(?:@(.+))?$/.exec(name);
  if (!match) return null;
  const [, namespace, pkg, interfaceName, version = ""] = match as unknown as [
    string,
    string,
    string,
    string,
    string | undefined,
  ];
  return { namespace: namespace.replaceAll(":", "/"), package: pkg, name: interfaceName, version };
}

/**
 * The file of each scope, without `.ts`: `imports/wasi/io/streams`. The version is part of it where a world has the
 * interface in several versions.
 */
export function modulePaths(world: World): Map<Scope, string> {
  const paths = new Map<Scope, string>();
  for (const [side, scopes] of [
    ["imports", world.imports],
    ["exports", world.exports],
  ] as const) {
    const candidates = scopes.map((scope) => {
      const name = parse(scope.name);
      if (scope.name === ROOT) return [side === "imports" ? "world" : "exports"];
      if (!name) return [`${side}/${scope.name}`];
      const path = `${side}/${name.namespace}/${name.package}`;
      return [`${path}/${name.name}`, `${path}@${name.version}/${name.name}`];
    });
    for (const [scope, path] of choose(scopes, candidates)) paths.set(scope, path);
  }
  return paths;
}

/** The user's file for each exported scope, without `.ts`: the name of the interface, or a longer one if two have that. */
export function implementationPaths(world: World): Map<Scope, string> {
  const worldName = parse(world.name)?.name ?? world.name;
  return choose(
    world.exports,
    world.exports.map((scope) => {
      return candidates(scope).filter((path) => path !== "index"); // that is the file to compile
    }),
  );

  function candidates(scope: Scope): string[] {
    if (scope.name === ROOT) return [worldName, `${worldName}-world`];
    const name = parse(scope.name);
    if (!name) return [scope.name, `${scope.name}-interface`];
    const long = `${name.package}-${name.name}`;
    return [
      name.name,
      long,
      `${name.namespace.replaceAll("/", "-")}-${long}`,
      `${name.namespace.replaceAll("/", "-")}-${long}@${name.version}`,
    ];
  }
}

/** For each scope the first of its candidates that no other scope has among its own. */
function choose(scopes: readonly Scope[], candidates: readonly (readonly string[])[]): Map<Scope, string> {
  const chosen = new Map<Scope, string>();
  const isTaken = (path: string, i: number) => candidates.some((others, j) => j !== i && others.includes(path));
  for (const [i, scope] of scopes.entries()) {
    const own = candidates[i]!;
    chosen.set(scope, own.find((path) => !isTaken(path, i)) ?? own.at(-1)!);
  }
  return chosen;
}
