// The file with the user's implementation of an exported interface, and the names of the items in it.

import { definition, funcKind, type Func, type Scope, type TypeDef } from "../wit/model.js";
import { memberNames } from "./define.js";
import { Names, camelCase, pascalCase } from "./identifiers.js";

export class Implementation {
  private readonly functions = new Map<Func, string>();
  private readonly resources = new Map<TypeDef, string>();
  /** The names in the file. */
  readonly names = new Names();

  /** `path` as the generated file of the scope imports it; `file` where stubs of it are written. */
  constructor(
    readonly scope: Scope,
    readonly path: string,
    readonly file: string,
  ) {
    const { names } = this;
    const members = new Map<string, Names>();
    for (const def of scope.types) {
      if (definition(def) === def && def.type.kind === "resource")
        this.resources.set(def, names.give(pascalCase(def.name)));
      members.set(def.name, memberNames());
    }
    for (const func of scope.functions) {
      const kind = funcKind(func);
      if (kind.kind === "function") this.functions.set(func, names.give(camelCase(func.name)));
      else if (kind.kind === "constructor")
        this.functions.set(
          func,
          func.result?.kind === "own" ? "constructor" : members.get(kind.resource)!.give("create"),
        );
      else this.functions.set(func, members.get(kind.resource)!.give(camelCase(kind.name)));
    }
  }

  /** The name of a function, or of a member of a resource's class: `constructor` where that is one. */
  nameOf(func: Func): string {
    return this.functions.get(func)!;
  }

  /** What messages call a function: `Bag.absorb()`. */
  label(func: Func): string {
    const kind = funcKind(func);
    const of = kind.kind === "function" ? "" : `${pascalCase(kind.resource)}.`;
    return `${of}${this.nameOf(func)}()`;
  }

  resourceName(def: TypeDef): string {
    return this.resources.get(def)!;
  }
}
