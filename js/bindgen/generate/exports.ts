// Functions that the component exports: each calls the user's function, and a second one frees what it returned.

import { flatten, layout, returned, signature, size } from "../canonical/layout.js";
import { asyncNames, destructorName, exportName, intrinsicModule, postReturnName } from "../canonical/names.js";
import { definition, funcKind, resolve, some, type Field, type Func, type Scope, type TypeDef } from "../wit/model.js";
import { Code, indent, quote } from "./code.js";
import { fieldNames } from "./define.js";
import { Names } from "./identifiers.js";
import type { Implementation } from "./implementation.js";
import { parameters, resultType } from "./imports.js";
import { Lift } from "./lift.js";
import { Lower, needsMemory } from "./lower.js";
import type { Types } from "./types.js";
import { isBorrowed, isOwned } from "./types.js";

/** The text of an exported function, and the identifiers that asc exports for it. */
export interface Exported {
  readonly text: string;
  readonly names: readonly string[];
}

export function exportedFunction(func: Func, scope: Scope, types: Types, implementation: Implementation): Exported {
  return func.isAsync
    ? exportedAsync(func, scope, types, implementation)
    : exportedSync(func, scope, types, implementation);
}

/** A function that may wait: a fiber runs it, and the host calls a second one when something has happened. */
function exportedAsync(func: Func, scope: Scope, types: Types, implementation: Implementation): Exported {
  const core = signature(func, true);
  const { lift: name, callback } = asyncNames(scope, func.name);
  const [id, callbackId] = [types.modules.exportId(name), types.modules.exportId(callback)];
  const params = core.params.map((type, i) => `p${i}: ${type}`);
  const code = new Code(new Names());
  const lent = keeping(func, types, code);
  const fields = core.params.map((_, i) => `this.p${i}`);
  const values = liftParams(func, fields, types, code, implementation).map((value) =>
    /^\w+$/.test(value) ? value : code.constant("value", value),
  );
  lent.keep();
  const checked = checkedCall(func, scope, id, types, implementation);
  const call = checked ? `${checked.name}(${values.join(", ")})` : callOf(func, scope, values, types, implementation);
  const result = func.result ? code.constant("result", call) : (code.line(`${call};`), "");
  lent.giveBack();
  // A function that left early has no result that means anything.
  code.block("if (this.knowsCancelled)", () => {
    if (func.result && isOwned(func.result)) code.line(`abi.end<${types.name(func.result)}>(${result});`);
    code.line(`${types.async("taskCancel")}();`);
  });
  code.block("else", () => returnResult(func, result, `${id}$return`, types, code));
  code.line("this.isDone = true;");
  const returns = (returned(func.result) ?? ["i32"]).map((one, i) => `_${i}: ${one}`).join(", ");
  const taskReturn = `@external(${quote(intrinsicModule(scope))}, ${quote(`[task-return]${func.name}`)})`;
  const text = [
    ...(checked ? [checked.text, ""] : []),
    `${taskReturn} declare function ${id}$return(${returns}): void;`,
    "",
    `@final @trusted\nclass ${id}$Fiber extends ${types.async("Fiber")} {`,
    `  constructor(${params.map((param) => `private ${param}`).join(", ")}) {\n    super();\n  }`,
    "",
    `  enter(): void {\n${indent(code.toString(), 2)}\n  }`,
    "}",
    "",
    `@trusted export function ${id}(${params.join(", ")}): i32 {`,
    `  return ${types.async("start")}(new ${id}$Fiber(${params.map((_, i) => `p${i}`).join(", ")}));`,
    "}",
    "",
    `export function ${callbackId}(event: i32, waitable: i32, code: i32): i32 {`,
    `  return ${types.async("resume")}(event, waitable, code);`,
    "}",
  ].join("\n");
  return { text, names: [id, callbackId] };
}

/** Passes the result of a call to the host, by the function `taskReturn`. */
function returnResult(func: Func, result: string, taskReturn: string, types: Types, code: Code): void {
  if (!func.result) return code.line(`${taskReturn}();`);
  const isFlat = returned(func.result) !== null;
  const mark = needsMemory(func.result) || !isFlat ? code.constant("mark", "abi.mark()") : "";
  const lower = new Lower(code, types, fieldNames);
  if (isFlat) code.line(`${taskReturn}(${lower.flat(func.result, result, false).join(", ")});`);
  else {
    const at = code.constant("area", `abi.alloc(${size(func.result)})`);
    lower.store(func.result, result, at, 0);
    code.line(`${taskReturn}(<i32>${at});`);
  }
  if (mark) code.line(`abi.release(${mark});`);
}

function exportedSync(func: Func, scope: Scope, types: Types, implementation: Implementation): Exported {
  const core = signature(func, true);
  const names = new Names();
  const code = new Code(names);
  const params = core.params.map(() => names.local("core"));
  const name = exportName(scope, func.name);
  const id = types.modules.exportId(name);
  const frees = func.result !== null && needsMemory(func.result);
  const mark = frees ? code.constant("mark", "abi.mark()") : "";
  const giveBack = lending(func, types, code);
  const values = liftParams(func, params, types, code, implementation);
  const checked = checkedCall(func, scope, id, types, implementation);
  const call = checked ? `${checked.name}(${values.join(", ")})` : callOf(func, scope, values, types, implementation);
  if (func.blocks) code.line(`${types.async("mayBlock")}();`);
  if (!func.result) {
    code.line(`${call};`);
    giveBack();
  } else {
    const result = code.constant("result", call);
    giveBack();
    const lower = new Lower(code, types, fieldNames);
    if (core.spillsResult) {
      types.module.area = Math.max(types.module.area, size(func.result));
      lower.store(func.result, result, "$area", 0);
      if (frees) code.line(`abi.keepResult(${mark});`);
      code.line("return <i32>$area;");
    } else {
      code.line(`return ${lower.flat(func.result, result, false)[0]};`);
    }
  }
  const list = params.map((param, i) => `${param}: ${core.params[i]}`).join(", ");
  const head = checked ? `${checked.text}\n\n` : "";
  const text = `${head}@trusted export function ${id}(${list}): ${core.result ?? "void"} {\n${indent(code.toString())}\n}`;
  if (!frees) return { text, names: [id] };
  const post = types.modules.exportId(postReturnName(name));
  const posted = core.result ? `_: ${core.result}` : "";
  return {
    text: `${text}\n\nexport function ${post}(${posted}): void {\n  abi.releaseResult();\n}`,
    names: [id, post],
  };
}

/** The destructor of an exported resource. */
export function destructor(def: TypeDef, types: Types): Exported {
  const id = types.modules.exportId(destructorName(def.owner, def.name));
  const name = types.modules.nameOf(def);
  return { text: `export function ${id}(rep: i32): void {\n  ${name}$table.end(rep);\n}`, names: [id] };
}

/** Writes the lines that mark where the borrows of the call begin. Returns the function that writes the lines that end them. */
function lending(func: Func, types: Types, code: Code): () => void {
  const returns = borrowedResources(func.params).map((resource) => {
    const helper = (suffix: string) => types.modules.helper(resource, suffix, types.module);
    if (definition(resource).owner.isExport) {
      const table = helper("table");
      return `${table}.giveBack(${code.constant("lent", `${table}.mark()`)});`;
    }
    return `${helper("return")}(${code.constant("lent", `${helper("mark")}()`)});`;
  });
  return () => returns.forEach((line) => code.line(line));
}

/** As `lending`, for a call that may wait: others begin and end meanwhile, so that it keeps a list of its borrows. */
function keeping(func: Func, types: Types, code: Code): { keep(): void; giveBack(): void } {
  const tables = borrowedResources(func.params).map((resource) => {
    const helper = (suffix: string) => types.modules.helper(resource, suffix, types.module);
    const [mark, keep, giveBack] = definition(resource).owner.isExport
      ? [`${helper("table")}.mark()`, `${helper("table")}.keep`, `${helper("table")}.giveBackKept`]
      : [`${helper("mark")}()`, helper("keep"), helper("returnKept")];
    return { mark: code.constant("lent", mark), keep, giveBack, kept: "" };
  });
  return {
    keep: () => tables.forEach((table) => (table.kept = code.constant("kept", `${table.keep}(${table.mark})`))),
    giveBack: () => tables.forEach(({ giveBack, kept }) => code.line(`${giveBack}(${kept});`)),
  };
}

function liftParams(
  func: Func,
  core: readonly string[],
  types: Types,
  code: Code,
  implementation: Implementation,
): string[] {
  const spills = signature(func, true).spillsParams;
  const { offsets, size: total } = layout(func.params.map((param) => param.type));
  let next = 0;
  const values = func.params.map((param, i) => {
    const by = `${implementation.label(func)}${i === 0 && isMethod(func) ? "" : ` as \`${param.name}\``}`;
    const lift = new Lift(code, types, by);
    const count = flatten(param.type).length;
    const value = spills
      ? lift.load(param.type, core[0]!, offsets[i]!)
      : lift.flat(param.type, core.slice(next, (next += count)));
    if (i === 0 && isMethod(func)) return receiver(func, value, by, types, code, implementation);
    return spills ? code.constant("value", value) : value;
  });
  if (spills) code.line(`abi.free(${core[0]}, ${total});`);
  return values;
}

/**
 * The object of a method, which is lifted first. The transform adds a member to the class for each method that is
 * `@mut`, so that the object is borrowed exclusively for those alone.
 */
function receiver(
  func: Func,
  value: string,
  by: string,
  types: Types,
  code: Code,
  implementation: Implementation,
): string {
  const self = code.constant("self", value);
  const table = types.modules.helper(receiverOf(func), "table", types.module);
  const exclusive = `${self}.${implementation.nameOf(func)}$exclusive`;
  code.line(`if (isDefined(${exclusive})) ${table}.lendExclusively(${quote(by)});`);
  return self;
}

function isMethod(func: Func): boolean {
  return funcKind(func).kind === "method";
}

function receiverOf(func: Func): TypeDef {
  const type = resolve(func.params[0]!.type);
  if (type.kind !== "borrow") throw new Error(`the method ${func.name} has no receiver`);
  return type.resource;
}

/** The call of the user's function. */
function callOf(
  func: Func,
  scope: Scope,
  values: readonly string[],
  types: Types,
  implementation: Implementation,
): string {
  const kind = funcKind(func);
  const member = implementation.nameOf(func);
  if (kind.kind === "function") {
    types.module.importAll(implementation.path, "impl");
    return `impl.${member}(${values.join(", ")})`;
  }
  const def = scope.types.find((type) => type.name === kind.resource)!;
  const name = types.modules.nameOf(definition(def));
  if (kind.kind === "method") return `${values[0]}.${member}(${values.slice(1).join(", ")})`;
  return member === "constructor" ? `new ${name}(${values.join(", ")})` : `${name}.${member}(${values.join(", ")})`;
}

/**
 * A function between an exported one, which is trusted, and the user's: there the transform checks that the user's function
 * takes and returns owners and borrows as WIT says. Null if it has none.
 */
function checkedCall(
  func: Func,
  scope: Scope,
  id: string,
  types: Types,
  implementation: Implementation,
): { name: string; text: string } | null {
  const involved = [...func.params.map((param) => param.type), ...(func.result ? [func.result] : [])];
  if (!involved.some((type) => isOwned(type) || isBorrowed(type))) return null;
  const { names, written } = parameters(func, types, new Names());
  // A method may change the object that it is called on.
  const receiver = funcKind(func).kind === "method" ? written.replace(/: Ref</, `: ${types.own("Mut")}<`) : written;
  const call = callOf(func, scope, names, types, implementation);
  return {
    name: `${id}$call`,
    text: `function ${id}$call(${receiver}): ${resultType(func, types)} {\n  ${func.result ? "return " : ""}${call};\n}`,
  };
}

/** The resources that parameters borrow. */
function borrowedResources(params: readonly Field[]): TypeDef[] {
  const found = new Set<TypeDef>();
  for (const { type } of params) {
    some(type, (one) => {
      if (one.kind === "borrow") found.add(definition(one.resource));
      return false;
    });
  }
  return [...found];
}

/** The imported resources that parameters borrow: the bindings drop their handles after the call. */
export function borrowedImports(params: readonly Field[]): TypeDef[] {
  return borrowedResources(params).filter((resource) => !resource.owner.isExport);
}
