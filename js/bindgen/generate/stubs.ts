// A skeleton of the user's implementation of an exported interface, in which each function traps with its name.

import { exportName } from "../canonical/names.js";
import { ROOT, definition, funcKind, type Func, type Scope, type TypeDef } from "../wit/model.js";
import { indent, quote } from "./code.js";
import { comment, docPath, type Docs } from "./docs.js";
import { Names } from "./identifiers.js";
import type { Implementation } from "./implementation.js";
import { parameters, resultType } from "./imports.js";
import { FOLDER, Module, Modules } from "./module.js";
import { functionsOf } from "./resources.js";
import { Types } from "./types.js";

export function stub(scope: Scope, modules: Modules, docs: Docs, implementation: Implementation): string {
  const module = new StubModule(implementation);
  const types = new StubTypes(modules, module, scope, implementation);
  const write = (func: Func, head: string, params = func.params) => {
    const { written } = parameters({ ...func, params }, types, new Names());
    const type = head === "constructor" ? "" : `: ${resultType(func, types)}`;
    const doc = comment(docs.of(scope, ...docPath(func.name)));
    return `${doc}${head}(${written})${type} {\n  throw new Error(${quote(`${exportName(scope, func.name)} is not implemented`)});\n}`;
  };
  for (const def of scope.types) {
    if (def.type.kind !== "resource") continue;
    const members = functionsOf(scope, def).map((func) => {
      const name = implementation.nameOf(func);
      const kind = funcKind(func);
      if (name === "constructor") return write(func, name);
      return kind.kind === "method" ? write(func, name, func.params.slice(1)) : write(func, `static ${name}`);
    });
    const hasConstructor = functionsOf(scope, def).some((func) => implementation.nameOf(func) === "constructor");
    const parts = [
      ...(hasConstructor ? [] : ["constructor() {}"]),
      ...members,
      "/** What happens when the last owner is gone. It must not trap. */\ndrop(): void {}",
    ];
    module.body.push(
      `${comment(docs.of(scope, def.name))}@owned\nexport class ${implementation.resourceName(def)} {\n${indent(parts.join("\n\n"))}\n}`,
    );
  }
  for (const func of scope.functions) {
    if (funcKind(func).kind === "function")
      module.body.push(write(func, `export function ${implementation.nameOf(func)}`));
  }
  return module.toString(scope.name === ROOT ? "// What the world's own exports do." : `// What ${scope.name} does.`);
}

/** The user's file stands beside the folder of the bindings. */
class StubModule extends Module {
  constructor(implementation: Implementation) {
    super(`../${implementation.file}`, implementation.names);
  }

  override pathTo(path: string): string {
    return `./${FOLDER}/${path}`;
  }
}

/** Types as the user's file sees them: all but its own resources come from the bindings. */
class StubTypes extends Types {
  constructor(modules: Modules, module: StubModule, scope: Scope, implementation: Implementation) {
    super(new StubModules(modules, module, scope, implementation), module);
  }
}

class StubModules extends Modules {
  constructor(
    private readonly inner: Modules,
    private readonly module: StubModule,
    private readonly scope: Scope,
    private readonly implementation: Implementation,
  ) {
    super(inner.exportIds, inner.channels, inner.arities);
  }

  override of(scope: Scope): Module {
    return this.inner.of(scope);
  }

  override nameOf(type: TypeDef): string {
    return this.inner.nameOf(type);
  }

  override use(type: TypeDef): string {
    const target = definition(type);
    if (target.owner === this.scope && target.type.kind === "resource") return this.implementation.resourceName(target);
    return this.module.importType(
      this.module.pathTo(this.inner.of(target.owner).path),
      this.inner.nameOf(target),
      target,
      this.inner.nameOf(type),
    );
  }
}
