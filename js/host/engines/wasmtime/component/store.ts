import { ExitError, LimitError, TrapError } from "../../../errors.js";
import type { Memory, Pointer } from "../api.js";
import type { Engine } from "../engine.js";
import type { Limits } from "../../limits.js";
import { Store } from "../store.js";
import type { Ticker } from "../ticker.js";
import { TrapCode, type WasmtimeTrap } from "../traps.js";
import { componentApi, type ComponentApi } from "./api.js";
import { MemoryBudget } from "./memories.js";

/** A store for an instance of a component. */
export class ComponentStore extends Store {
  declare readonly api: ComponentApi;
  /** The resources that the host owns. */
  readonly resources = new Set<{ forget(): void }>();
  /** The budget of its memory; undefined without `maxMemory`. */
  readonly memory: MemoryBudget | undefined;

  constructor(engine: Engine, limits: Limits, ticker: Ticker | undefined) {
    super(engine, limits, ticker, componentApi(engine.api), -1);
    this.memory = limits.maxMemory === undefined ? undefined : new MemoryBudget(limits.maxMemory);
    this.atEnd(() => this.resources.forEach((resource) => resource.forget()));
  }

  /** Calls into the store. A trap ends the instance, since a component must not be entered after one. */
  override enter(call: (trap: Memory) => Pointer | null): void {
    if (this.memory) this.memory.refused = undefined;
    try {
      super.enter(call);
    } catch (thrown) {
      const error = this.#limited(thrown);
      if (error instanceof TrapError || error instanceof LimitError || error instanceof ExitError)
        this.end(error.message);
      throw error;
    }
  }

  /** Converts the error of a program that ran out of memory, which ends itself with `unreachable` or can't be instantiated. */
  #limited(error: unknown): unknown {
    if (this.memory?.refused === undefined) return error;
    if (error instanceof TrapError && (error.cause as WasmtimeTrap).code !== TrapCode.UNREACHABLE) return error;
    return error instanceof LimitError ? error : this.memory.error((error as Error).message);
  }
}
