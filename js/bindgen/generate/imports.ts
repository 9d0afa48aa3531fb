// The functions that the component imports, each as a function or a method of AssemblyScript.

import { asyncSignature, flatten, layout, signature, size, type CoreSignature } from "../canonical/layout.js";
import { importModule } from "../canonical/names.js";
import { ROOT, funcKind, type Func, type Scope, type TypeDef } from "../wit/model.js";
import { Code, indent, quote } from "./code.js";
import { fieldNames, memberNames } from "./define.js";
import { comment, docPath, type Docs } from "./docs.js";
import { Names, camelCase } from "./identifiers.js";
import { Lift } from "./lift.js";
import { Lower, needsMemory } from "./lower.js";
import type { Types } from "./types.js";
import { isOwned } from "./types.js";

/** A function's parameters as AssemblyScript sees them. */
export function parameters(
  func: Func,
  types: Types,
  names: Names,
): { readonly names: string[]; readonly written: string } {
  const given = func.params.map((param) => names.give(camelCase(param.name)));
  return { names: given, written: func.params.map((param, i) => `${given[i]}: ${types.name(param.type)}`).join(", ") };
}

export function resultType(func: Func, types: Types): string {
  return func.result ? types.name(func.result) : "void";
}

/** What an imported function returns: an asynchronous one a task. */
function importedType(func: Func, types: Types): string {
  return func.isAsync ? `${types.async("Task")}<${types.payload(func.result)}>` : resultType(func, types);
}

/** Writes the imported functions of an interface. Their doc comments come from the WIT. */
export class ImportedFunctions {
  private readonly members = new Map<TypeDef, Names>();

  constructor(
    private readonly scope: Scope,
    private readonly types: Types,
    private readonly docs: Docs,
  ) {}

  /** A function of an interface, or of the world. */
  function(func: Func): string {
    const name = this.types.module.names.give(camelCase(func.name));
    return `${this.declaration(func, `${name}$import`)}\n\n${this.written(func, `@trusted export function ${name}`, `${name}$import`, [])}`;
  }

  /** A member of a resource's class. */
  member(func: Func, resource: TypeDef): string {
    const kind = funcKind(func);
    let names = this.members.get(resource);
    if (!names) this.members.set(resource, (names = memberNames()));
    const className = this.types.modules.nameOf(resource);
    const isNew = kind.kind === "constructor" && func.result?.kind === "own";
    const name = isNew ? "constructor" : names.give(kind.kind === "constructor" ? "create" : camelCase(kind.name));
    // One `$` is for the helpers beside the class, such as `File$drop`.
    const external = `${className}$$${name}`;
    this.types.module.body.push(this.declaration(func, external));
    if (isNew) return this.written(func, "constructor", external, []);
    if (kind.kind !== "method") return this.written(func, `@trusted static ${name}`, external, []);
    return this.written(func, name, external, ["this"]);
  }

  private declaration(func: Func, name: string): string {
    const { params, result } = func.isAsync ? asyncSignature(func) : signature(func, false);
    const list = params.map((core, i) => `_${i}: ${core}`).join(", ");
    const module = this.scope.name === ROOT ? ROOT : importModule(this.scope);
    const called = func.isAsync ? `[async-lower]${func.name}` : func.name;
    return `@external(${quote(module)}, ${quote(called)}) declare function ${name}(${list}): ${result ?? "void"};`;
  }

  private written(func: Func, head: string, external: string, receiver: readonly string[]): string {
    const { types, scope } = this;
    const isConstructor = head === "constructor";
    const names = new Names();
    const taken = func.params.slice(receiver.length);
    const params = parameters({ ...func, params: taken }, types, names);
    const code = new Code(names);
    const given = [...receiver, ...params.names];
    if (func.isAsync) this.startCall(func, given, external, code);
    else this.call(func, given, external, code);
    const type = isConstructor ? "" : `: ${importedType(func, types)}`;
    return `${comment(this.docs.of(scope, ...docPath(func.name)))}${head}(${params.written})${type} {\n${indent(code.toString())}\n}`;
  }

  /** Calls an import, and returns its result. */
  private call(func: Func, given: readonly string[], external: string, code: Code): void {
    const { types } = this;
    const core = signature(func, false);
    const isMarked = func.params.some((param) => needsMemory(param.type));
    const mark = isMarked ? code.constant("mark", "abi.mark()") : "";
    const args = this.lower(func, given, core, code, "$area");
    const resultAt = core.spillsResult ? (core.spillsParams ? spill(func) : 0) : 0;
    const area = (core.spillsParams ? spill(func) : 0) + (core.spillsResult ? size(func.result!) : 0);
    types.module.area = Math.max(types.module.area, area);
    if (core.spillsResult) args.push(resultAt === 0 ? "<i32>$area" : `<i32>$area + ${resultAt}`);
    const call = `${external}(${args.join(", ")})`;
    const result = core.result ? code.constant("result", call) : (code.line(`${call};`), "");
    if (isMarked) code.line(`abi.release(${mark});`);
    if (func.result) {
      const lift = new Lift(code, types);
      const value = core.spillsResult ? lift.load(func.result, "$area", resultAt) : lift.flat(func.result, [result]);
      code.line(`return ${value};`);
    }
  }

  /** Starts a call of an import, and returns its task. What the call needs in memory is the task's. */
  private startCall(func: Func, given: readonly string[], external: string, code: Code): void {
    const core = asyncSignature(func);
    const resultAt = core.spillsParams ? spill(func) : 0;
    const total = resultAt + (func.result ? size(func.result) : 0);
    const takesBack = func.params.some((param) => isOwned(param.type));
    this.types.module.body.push(this.callClass(func, external, resultAt, takesBack, core));
    const call = code.constant("call", `new ${external}$Call(${total})`);
    const mark = code.constant("mark", "abi.mark()");
    const args = this.lower(func, given, core, code, `${call}.at`);
    if (takesBack && !core.spillsParams)
      for (const [i, arg] of args.entries()) {
        const value = code.constant("core", arg);
        code.line(`${call}.p${i} = ${value};`);
        args[i] = value;
      }
    if (func.result) args.push(`<i32>${call}.at${resultAt === 0 ? "" : ` + ${resultAt}`}`);
    code.line(`${call}.begin(${external}(${args.join(", ")}), abi.detach(${mark}));`);
    code.line(`return ${call};`);
  }

  /** The class of the tasks that a function returns. */
  private callClass(func: Func, external: string, resultAt: number, takesBack: boolean, core: CoreSignature): string {
    const { types } = this;
    const lift = new Code(new Names());
    const value = func.result ? new Lift(lift, types).load(func.result, "this.at", resultAt) : types.runtime("unit");
    lift.line(`return ${value};`);
    const body = [
      `  protected lift(): ${types.payload(func.result)} {\n${indent(lift.toString(), 2)}\n  }`,
      ...(takesBack ? [`  protected takeBack(): void {\n${indent(this.takeBack(func, core), 2)}\n  }`] : []),
    ];
    const flat = core.spillsParams ? [] : func.params.flatMap((param) => flatten(param.type));
    const fields = takesBack ? flat.map((one, i) => `  p${i}: ${one} = 0;`) : [];
    return [
      `@final @owned @trusted\nclass ${external}$Call extends ${types.async("Subtask")}<${types.payload(func.result)}> {`,
      ...fields,
      ...body,
      "}",
    ].join("\n");
  }

  /** Drops the owned parameters of a call that was cancelled before it took them. */
  private takeBack(func: Func, core: CoreSignature): string {
    const code = new Code(new Names());
    const lift = new Lift(code, this.types);
    const { offsets } = layout(func.params.map((param) => param.type));
    let next = 0;
    for (const [i, { type }] of func.params.entries()) {
      const cores = flatten(type).map((_, j) => `this.p${next + j}`);
      next += cores.length;
      if (!isOwned(type)) continue;
      const value = core.spillsParams ? lift.load(type, "this.at", offsets[i]!) : lift.flat(type, cores);
      code.line(`abi.end<${this.types.name(type)}>(${value});`);
    }
    return code.toString();
  }

  /** The arguments, written to memory at `area` where they are too many. */
  private lower(func: Func, given: readonly string[], core: CoreSignature, code: Code, area: string): string[] {
    const lower = new Lower(code, this.types, fieldNames);
    const lends = !func.isAsync;
    if (!core.spillsParams) return func.params.flatMap((param, i) => lower.flat(param.type, given[i]!, lends));
    const { offsets } = layout(func.params.map((param) => param.type));
    for (const [i, param] of func.params.entries()) lower.store(param.type, given[i]!, area, offsets[i]!);
    return [`<i32>${area}`];
  }
}

/** How much the parameters take in memory, with room for what follows to be aligned. */
function spill(func: Func): number {
  return Math.ceil(layout(func.params.map((param) => param.type)).size / 8) * 8;
}
