// Engines and the modules that they compile. There is one engine of each kind, and it lives as long as the process.

import { createHash } from "node:crypto";
import { readInterface, type Interface } from "../../../wasm/interface.js";
import { badModule } from "../../errors.js";
import type { Api, Pointer } from "./api.js";
import { takeMessage } from "./traps.js";
import { newPointer, pointerIn } from "./vectors.js";

/** What the compiled code counts, at a cost in speed: fuel, or epochs for a timeout. */
export interface EngineKind {
  readonly fuel: boolean;
  readonly epochs: boolean;
  /** Sets more options on an engine's configuration. The name distinguishes such engines. */
  readonly more?: { readonly name: string; readonly set: (config: Pointer) => void } | undefined;
}

/** The address space of a 32-bit memory. All of it is reserved, so that a memory never moves. */
const RESERVED = 2 ** 32;

export class Engine {
  static readonly #engines = new Map<string, Engine>();
  readonly #modules = new Map<string, Module>();

  private constructor(
    readonly api: Api,
    readonly pointer: Pointer,
  ) {}

  static of(api: Api, { fuel, epochs, more }: EngineKind): Engine {
    const key = `${api.path} ${fuel} ${epochs} ${more?.name ?? ""}`;
    let engine = Engine.#engines.get(key);
    if (!engine) {
      const config = api.wasm_config_new();
      api.wasmtime_config_consume_fuel_set(config, fuel);
      api.wasmtime_config_epoch_interruption_set(config, epochs);
      api.wasmtime_config_memory_reservation_set(config, RESERVED);
      api.wasmtime_config_memory_may_move_set(config, false);
      api.wasmtime_config_wasm_component_model_map_set(config, true);
      more?.set(config);
      // Otherwise each module in the cache would keep a descriptor of this process open.
      api.wasmtime_config_memory_init_cow_set(config, false);
      Engine.#engines.set(key, (engine = new Engine(api, api.wasm_engine_new_with_config(config))));
    }
    return engine;
  }

  /** Compiles a module, or returns a recent one from the cache. `subject` names it in errors. */
  compile(bytes: Uint8Array, subject: string): Module {
    const key = createHash("sha256").update(bytes).digest("hex");
    const known = this.#modules.get(key);
    const module = known ?? Module.compile(this, bytes, subject);
    this.#modules.delete(key);
    this.#modules.set(key, module); // moves it to the end: the first is the least recently used
    if (this.#modules.size > CACHED) {
      const [oldest, unused] = this.#modules.entries().next().value!;
      this.#modules.delete(oldest);
      unused.delete();
    }
    return module;
  }
}

/** The most modules that an engine keeps compiled. */
const CACHED = 16;

/** A compiled module. Its instances outlive it. */
export class Module {
  private constructor(
    readonly engine: Engine,
    readonly pointer: Pointer,
    readonly types: Interface,
  ) {}

  static compile(engine: Engine, bytes: Uint8Array, subject: string): Module {
    const { api } = engine;
    const out = newPointer();
    const error = api.wasmtime_module_new(engine.pointer, bytes, bytes.length, out);
    if (error !== null) throw badModule(`${subject} is no module for wasmtime: ${takeMessage(api, error)}`);
    return new Module(engine, pointerIn(out), readInterface(bytes));
  }

  delete(): void {
    this.engine.api.wasmtime_module_delete(this.pointer);
  }
}
