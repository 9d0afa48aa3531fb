// Engines and the modules compiled by them. An engine lives as long as the process, one of each kind.

import { createHash } from "node:crypto";
import { readInterface, type Interface } from "../../../wasm/interface.js";
import { badModule } from "../../errors.js";
import type { Api, Pointer } from "./api.js";
import { takeMessage } from "./traps.js";
import { newPointer, pointerIn } from "./vectors.js";

/** What the code of an engine counts, which costs time: fuel, or how long it runs. */
export interface EngineKind {
  readonly fuel: boolean;
  readonly epochs: boolean;
  /** Sets more on an engine's configuration, under a name by which such engines are kept apart. */
  readonly more?: { readonly name: string; readonly set: (config: Pointer) => void } | undefined;
}

/** All of the address space that a memory of 32 bits can have, so that it never moves. */
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
      // Else each module that is kept compiled holds a descriptor of this process.
      api.wasmtime_config_memory_init_cow_set(config, false);
      Engine.#engines.set(key, (engine = new Engine(api, api.wasm_engine_new_with_config(config))));
    }
    return engine;
  }

  /** Compiles a module, or takes the last ones from the cache. `subject` names it in errors. */
  compile(bytes: Uint8Array, subject: string): Module {
    const key = createHash("sha256").update(bytes).digest("hex");
    const known = this.#modules.get(key);
    const module = known ?? Module.compile(this, bytes, subject);
    this.#modules.delete(key);
    this.#modules.set(key, module); // the last one used is the last
    if (this.#modules.size > CACHED) {
      const [oldest, unused] = this.#modules.entries().next().value!;
      this.#modules.delete(oldest);
      unused.delete();
    }
    return module;
  }
}

/** How many modules an engine keeps compiled. */
const CACHED = 16;

/** A compiled module. What was instantiated from it lives on without it. */
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
