// What the host observes of a module while it runs, in order. A Recorder makes lives of it.

/** A frame of the stack: of the module by its offset in bytes, or of JavaScript by its place. */
export type Frame = { readonly name: string; readonly offset: number } | { readonly place: string };

/** What an event is about, besides its time and stack. */
export type Observed =
  /** The module's table made a handle. `source` is what a view views; `count` the owners of the description. */
  | {
      readonly what: "begin";
      readonly handle: number;
      readonly owner: number;
      readonly source: number;
      readonly description: number;
      readonly fd: number;
      readonly kind: number;
      readonly count: number;
      readonly path?: string;
      readonly name?: string;
    }
  /** A handle ended. `word` says how: "closed", "dropped", "moved". */
  | { readonly what: "end"; readonly handle: number; readonly word: string }
  /** A handle moved to another owning type. */
  | { readonly what: "owner"; readonly handle: number; readonly owner: number }
  /** A handle refers to another description. */
  | {
      readonly what: "redirect";
      readonly handle: number;
      readonly description: number;
      readonly fd: number;
      readonly path?: string;
    }
  /** The number of borrows of a handle changed. */
  | { readonly what: "lends"; readonly handle: number; readonly count: number }
  /** A handle is polled. */
  | { readonly what: "poll"; readonly handle: number }
  /** A handle got an owner in TypeScript, or lost it. */
  | { readonly what: "side"; readonly handle: number; readonly isHost: boolean }
  /** The host opened a descriptor number. `isGiven`: for the module, before it ran. */
  | {
      readonly what: "opened";
      readonly fd: number;
      readonly kind: string;
      readonly isGiven: boolean;
      readonly path?: string;
    }
  | { readonly what: "renumbered"; readonly fd: number; readonly to: number }
  | { readonly what: "closed"; readonly fd: number }
  /** The host closed what the module had left open. */
  | { readonly what: "swept"; readonly fd: number }
  | { readonly what: "polled"; readonly fd: number };

/** An event. `time` is in microseconds since 1970; the stack begins with the innermost frame. */
export type TraceEvent = Observed & { readonly time: number; readonly frames?: readonly Frame[] };
