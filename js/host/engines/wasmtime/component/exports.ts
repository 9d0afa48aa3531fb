// What an instance of a component exports: functions, and interfaces with functions and classes for their resources.

import { inspect } from "node:util";
import { badModule } from "../../../errors.js";
import type { Pointer } from "../api.js";
import { newPointer, pointerIn } from "../vectors.js";
import type { ComponentApi } from "./api.js";
import { Arguments } from "./arguments.js";
import { VAL } from "./layout.js";
import { lift } from "./lift.js";
import { Lowered } from "./lower.js";
import { camelCase, parseName, pascalCase, type FunctionName } from "./names.js";
import { Handover, newResourceClass, setConstructor, type ResourceClass, type ResourceType } from "./resource.js";
import type { ComponentStore } from "./store.js";
import { readName, times, Types, type FunctionType } from "./types.js";

/** Formats on one line, without calling the payload's own methods. */
const PLAINLY = { customInspect: false, breakLength: Infinity, depth: 4 };

/** A function returned the error of a WIT result, which is the `payload`. */
export class ComponentError extends Error {
  override readonly name = "ComponentError";

  /** `call` is the function that returned it. */
  constructor(
    call: string,
    readonly payload: unknown,
  ) {
    super(`${call}: ${typeof payload === "string" ? payload : inspect(payload, PLAINLY)}`);
  }
}

/** Exports of an instance: interfaces by their names in WIT, functions and classes by those of JavaScript. */
export type ComponentExports = Record<string, unknown>;

/** Kinds of items (wasmtime/component/types/component.h). */
const INSTANCE = 1,
  FUNCTION = 3;
/** Room for a `wasmtime_component_func_t` (32 bytes in 50.0), and for a `wasmtime_component_item_t` (24). */
const FUNC = 64,
  ITEM = 64;

type Call = (...args: unknown[]) => unknown;

export class Exports {
  readonly #api: ComponentApi;
  readonly #resources: { type: Pointer; resource: ResourceType }[] = [];
  readonly #types: Types;

  /** `instance` is the `wasmtime_component_instance_t`. */
  constructor(
    private readonly store: ComponentStore,
    private readonly component: Pointer,
    private readonly instance: Uint8Array,
  ) {
    this.#api = store.api;
    this.#types = new Types(store.api, (type) => this.#resource(type));
    store.atEnd(() => this.#resources.forEach(({ type }) => this.#api.wasmtime_component_resource_type_delete(type)));
  }

  all(): ComponentExports {
    const { component } = this;
    const api = this.#api;
    const engine = this.store.engine.pointer;
    const type = api.wasmtime_component_type(component);
    try {
      const items = this.#items(api.wasmtime_component_type_export_count(type, engine), (nth, ...out) =>
        api.wasmtime_component_type_export_nth(type, engine, nth, ...out),
      );
      return this.#level(items, null);
    } finally {
      api.wasmtime_component_type_delete(type);
    }
  }

  /** Returns the exports of one level: the component itself, or an interface. */
  #level(items: readonly Item[], within: Pointer | null): ComponentExports {
    const exports: ComponentExports = {};
    const functions = items.filter(({ kind }) => kind === FUNCTION).map(({ name }) => this.#function(name, within));
    const classes = this.#classes(functions);
    for (const { name, kind, inner } of items) {
      if (kind === INSTANCE) exports[name] = this.#withIndex(name, within, (index) => this.#level(inner!, index));
    }
    for (const { parsed, func, type } of functions) {
      const { resource, name } = parsed;
      const label = `${resource === undefined ? "" : `${pascalCase(resource)}.`}${camelCase(name)}()`;
      place(exports, resource === undefined ? undefined : classes.get(resource), parsed, this.#call(label, func, type));
    }
    for (const [name, found] of classes) exports[pascalCase(name)] = found;
    return exports;
  }

  /** Returns the classes of the resources that have functions here, each bound to the resource type of its functions. */
  #classes(functions: readonly ExportedFunction[]): Map<string, ResourceClass> {
    const classes = new Map<string, ResourceClass>();
    // Only a method certainly has the type; a static function may return another resource.
    for (const kind of ["method", "constructor", "static"] as const) {
      for (const { parsed, type } of functions) {
        if (parsed.kind !== kind || classes.has(parsed.resource!)) continue;
        const self = selfOf(kind, type);
        if (!self || self.name !== UNNAMED) continue;
        self.name = pascalCase(parsed.resource!);
        classes.set(parsed.resource!, (self.class = newResourceClass(self.name)));
      }
    }
    for (const { parsed } of functions) {
      if (parsed.resource !== undefined && !classes.has(parsed.resource))
        classes.set(parsed.resource, newResourceClass(pascalCase(parsed.resource)));
    }
    return classes;
  }

  #function(name: string, within: Pointer | null): ExportedFunction {
    const func = this.#withIndex(name, within, (index) => {
      const out = Buffer.alloc(FUNC);
      if (!this.#api.wasmtime_component_instance_get_func(this.instance, this.store.context, index, out))
        throw badModule(`the component has no function ${name}`);
      return out;
    });
    return {
      parsed: parseName(name),
      func,
      type: this.#types.takeFunction(this.#api.wasmtime_component_func_type(func, this.store.context)),
    };
  }

  #resource(type: Pointer): ResourceType {
    const api = this.#api;
    const known = this.#resources.find((item) => api.wasmtime_component_resource_type_equal(item.type, type));
    if (known) return known.resource;
    const resource = { name: UNNAMED, class: newResourceClass("Resource") };
    this.#resources.push({ type: api.wasmtime_component_resource_type_clone(type), resource });
    return resource;
  }

  #call(label: string, func: Uint8Array, { params, result, isAsync }: FunctionType): Call {
    const { store } = this;
    const api = this.#api;
    const types = params.map(({ type }) => type);
    return (...args) => {
      store.checkLive();
      if (isAsync) throw new TypeError(`${label} is async, which can't be called here`);
      const handover = new Handover(store, label);
      const lowered = new Lowered(api);
      try {
        const values = new Arguments(handover, label).all(types, args);
        handover.check();
        const memory = lowered.all(types, values);
        handover.commit();
        const out = Buffer.alloc(VAL);
        store.enter(() =>
          api.wasmtime_component_func_call(func, store.context, memory, types.length, out, result ? 1 : 0),
        );
        if (!result) return undefined;
        try {
          return unwrap(label, result.kind, lift(store, result, out));
        } finally {
          api.wasmtime_component_val_delete(out);
        }
      } finally {
        handover.end();
        lowered.end();
      }
    };
  }

  #withIndex<T>(name: string, within: Pointer | null, use: (index: Pointer) => T): T {
    const text = Buffer.from(name);
    const index = this.#api.wasmtime_component_instance_get_export_index(
      this.instance,
      this.store.context,
      within,
      text,
      text.length,
    );
    if (index === null) throw badModule(`the component has no export ${name}`);
    try {
      return use(index);
    } finally {
      this.#api.wasmtime_component_export_index_delete(index);
    }
  }

  #items(count: number, nth: (nth: number, name: Buffer, size: Buffer, extern: Buffer) => unknown): Item[] {
    const api = this.#api;
    const engine = this.store.engine.pointer;
    return times(count, (index) => {
      const extern = newPointer();
      const name = readName(api, (text, size) => nth(index, text, size, extern));
      const item = Buffer.alloc(ITEM);
      api.wasmtime_component_extern_type(pointerIn(extern), item);
      try {
        const kind = item[0]!;
        const type = pointerIn(item, 8);
        if (kind !== INSTANCE) return { name, kind };
        const size = api.wasmtime_component_instance_type_export_count(type, engine);
        return {
          name,
          kind,
          inner: this.#items(size, (nth, ...out) =>
            api.wasmtime_component_instance_type_export_nth(type, engine, nth, ...out),
          ),
        };
      } finally {
        api.wasmtime_component_item_delete(item);
        api.wasmtime_component_extern_delete(pointerIn(extern));
      }
    });
  }
}

/** The name of a resource type until a function of it is found. */
const UNNAMED = "resource";

/** The type of the resource that a function belongs to. */
function selfOf(kind: "method" | "constructor" | "static", { params, result }: FunctionType): ResourceType | undefined {
  const made = result?.kind === "result" ? result.ok : result;
  const type = kind === "method" ? params[0]?.type : made;
  return type?.kind === "own" || type?.kind === "borrow" ? type.resource : undefined;
}

interface ExportedFunction {
  readonly parsed: FunctionName;
  readonly func: Uint8Array;
  readonly type: FunctionType;
}

interface Item {
  readonly name: string;
  readonly kind: number;
  readonly inner?: Item[];
}

/** Returns the value of a result that a function returns, or throws its error. */
function unwrap(label: string, kind: string, value: unknown): unknown {
  if (kind !== "result") return value;
  const { tag, val } = value as { tag: "ok" | "err"; val?: unknown };
  if (tag === "err") throw new ComponentError(label, val);
  return val;
}

function place(
  exports: ComponentExports,
  owner: ResourceClass | undefined,
  { kind, name }: FunctionName,
  call: Call,
): void {
  const key = camelCase(name);
  if (!owner || kind === "function") exports[key] = call;
  else if (kind === "static") Object.defineProperty(owner, key, { value: call, configurable: true });
  else if (kind === "constructor") setConstructor(owner, call);
  else
    Object.defineProperty(owner.prototype, key, {
      value(this: unknown, ...args: unknown[]) {
        return call(this, ...args);
      },
      configurable: true,
    });
}
