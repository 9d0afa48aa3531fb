/** What a client can set, in `ioLifetimes` of its settings or in the options of the initialization. */
export interface Settings {
  /** The target of asconfig.json; null for asc's own choice. */
  readonly target: string | null;
  /** Which hints are shown: the drops that the compiler writes, and moves at arguments. */
  readonly hints: { readonly drops: boolean; readonly moves: boolean };
}

/** Reads settings. What has another type than expected counts as not set. */
export function readSettings(value: unknown): Settings {
  const outer = asObject(value);
  const inner = "ioLifetimes" in outer ? asObject(outer["ioLifetimes"]) : outer;
  const { target } = inner;
  const { drops = true, moves = true } = asObject(inner["inlayHints"]);
  return {
    target: typeof target === "string" && target !== "" ? target : null,
    hints: inner["inlayHints"] === false ? NO_HINTS : { drops: drops !== false, moves: moves !== false },
  };
}

const NO_HINTS = { drops: false, moves: false };

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
