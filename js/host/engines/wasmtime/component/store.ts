import { ExitError, LimitError, TrapError } from "../../../errors.js";
import type { Memory, Pointer } from "../api.js";
import type { Engine } from "../engine.js";
import type { Limits } from "../../limits.js";
import { Store } from "../store.js";
import type { Ticker } from "../ticker.js";
import { componentApi, type ComponentApi } from "./api.js";

/** A store for an instance of a component. */
export class ComponentStore extends Store {
  declare readonly api: ComponentApi;
  /** The resources that the host owns now. */
  readonly resources = new Set<{ forget(): void }>();

  constructor(engine: Engine, limits: Limits, ticker: Ticker | undefined) {
    super(engine, limits, ticker, componentApi(engine.api));
    this.atEnd(() => this.resources.forEach((resource) => resource.forget()));
  }

  /** A trap ends the instance; no component may be entered after one. */
  override enter(call: (trap: Memory) => Pointer | null): void {
    try {
      super.enter(call);
    } catch (error) {
      if (error instanceof TrapError || error instanceof LimitError || error instanceof ExitError)
        this.end(error.message);
      throw error;
    }
  }
}
