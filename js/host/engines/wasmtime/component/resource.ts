// Resources of a component that the host owns. They follow the rules of the host's other owners: misuse throws here
// and doesn't reach the component.

import { dispose } from "../../../dispose.js";
import { borrowed, closed, movedResource } from "../../../errors.js";
import type { Pointer } from "../api.js";
import { describe } from "./describe.js";
import type { ComponentStore } from "./store.js";

/** A resource type of an instance, with the class for it. */
export interface ResourceType {
  /** The name of its class, or "resource" if no function has it. */
  name: string;
  class: ResourceClass;
}

export type ResourceClass = typeof Resource;

/** What the constructors of WIT do, by class. */
const constructors = new WeakMap<ResourceClass, (...args: unknown[]) => unknown>();

/** The state of each resource, for this folder only. */
const insides = new WeakMap<Resource, Inside>();

/** A resource that the host holds, as other files of this folder see it. */
export interface Held {
  /** The `wasmtime_component_resource_any_t`. */
  readonly pointer: Pointer;
}

class Inside implements Held {
  /** The number of running calls that borrow it. */
  borrows = 0;
  /** The call that takes it. It is set before the call is made, so that no argument that is read later can use the resource. */
  movedBy: string | undefined;

  constructor(
    readonly store: ComponentStore,
    readonly type: ResourceType,
    /** The `wasmtime_component_resource_any_t`, owned; 0n after it has been given up. */
    public pointer: Pointer,
  ) {
    store.resources.add(this);
  }

  /** Returns the address and gives up its ownership. */
  take(): Pointer {
    const { pointer } = this;
    this.pointer = 0n;
    this.store.resources.delete(this);
    return pointer;
  }

  /** Must be called at the end of the store, which drops the resource itself. */
  forget(): void {
    this.store.api.wasmtime_component_resource_any_delete(this.take());
  }
}

/** An owned resource of a component. `Symbol.dispose`, or the end of a block with `using`, drops it. */
export class Resource implements Disposable {
  /** Calls the constructor in WIT. Throws a TypeError if the resource has none; functions return such resources. */
  constructor(...args: unknown[]) {
    const construct = constructors.get(new.target);
    if (!construct) throw new TypeError(`${new.target.name} has no constructor`);
    return construct(...args) as this;
  }

  /** Drops the resource if it is still owned. Throws a TrapError if its destructor traps. */
  [dispose](): void {
    const inside = insides.get(this);
    if (!inside) throw new TypeError(`expected a resource of a component, and got ${describe(this)}`);
    if (inside.pointer === 0n || !inside.store.isLive) return;
    if (inside.movedBy !== undefined) throw movedResource(inside.type.name, inside.movedBy);
    if (inside.borrows > 0) throw borrowed(inside.type.name, "dispose", inside.borrows);
    const { store } = inside;
    const pointer = inside.take();
    try {
      store.enter(() => store.api.wasmtime_component_resource_any_drop(store.context, pointer));
    } finally {
      store.api.wasmtime_component_resource_any_delete(pointer);
    }
  }
}

/** Creates the class for a resource type. */
export function newResourceClass(name: string): ResourceClass {
  const made = class extends Resource {};
  Object.defineProperty(made, "name", { value: name });
  return made;
}

export function setConstructor(of: ResourceClass, construct: (...args: unknown[]) => unknown): void {
  constructors.set(of, construct);
}

/** Creates an object for a resource that a call returned. Takes ownership of `pointer`. */
export function newResource(store: ComponentStore, type: ResourceType, pointer: Pointer): Resource {
  const object = Object.create(type.class.prototype as object) as Resource;
  insides.set(object, new Inside(store, type, pointer));
  return object;
}

/**
 * The resources that a call takes or borrows. `move` and `lend` mark them while the arguments are read, so that code
 * of the caller that runs meanwhile can't end or move them; `commit` moves them once all arguments are read.
 */
export class Handover {
  readonly #taken = new Set<Inside>();
  readonly #lent: Inside[] = [];
  readonly #gone: Pointer[] = [];

  /** `by` names the call. */
  constructor(
    private readonly store: ComponentStore,
    private readonly by: string,
  ) {}

  /** Marks a resource that the call takes. */
  move(value: unknown, type: ResourceType): Held {
    const inside = this.#live(value, type);
    if (inside.borrows > 0) throw borrowed(inside.type.name, "move", inside.borrows);
    inside.movedBy = this.by;
    this.#taken.add(inside);
    return inside;
  }

  /** Marks a resource that the call borrows. */
  lend(value: unknown, type: ResourceType): Held {
    const inside = this.#live(value, type);
    inside.borrows++;
    this.#lent.push(inside);
    return inside;
  }

  /** Fails if the store, and with it every resource, ended while the arguments were read. */
  check(): void {
    this.store.checkLive();
    for (const inside of [...this.#taken, ...this.#lent]) {
      if (inside.pointer === 0n) throw closed(inside.type.name);
    }
  }

  /** Moves the owners that the call takes, however the call ends. */
  commit(): void {
    for (const inside of this.#taken) this.#gone.push(inside.take());
    this.#taken.clear();
  }

  /** Ends the borrows, after the call or if it wasn't made. */
  end(): void {
    for (const inside of this.#taken) inside.movedBy = undefined;
    for (const inside of this.#lent) inside.borrows--;
    for (const pointer of this.#gone) this.store.api.wasmtime_component_resource_any_delete(pointer);
  }

  #live(value: unknown, type: ResourceType): Inside {
    const inside = typeof value === "object" && value !== null ? insides.get(value as Resource) : undefined;
    if (!inside) throw new TypeError(`${this.by}: expected a ${type.name}, and got ${describe(value)}`);
    if (inside.movedBy !== undefined) throw movedResource(inside.type.name, inside.movedBy);
    if (inside.pointer === 0n) throw closed(inside.type.name);
    if (inside.store !== this.store)
      throw new TypeError(`${this.by}: this ${inside.type.name} belongs to another instance`);
    if (inside.type !== type) throw new TypeError(`${this.by}: expected a ${type.name}, and got a ${inside.type.name}`);
    return inside;
  }
}
