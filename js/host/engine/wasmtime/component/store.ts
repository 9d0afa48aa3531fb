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
}
