import { SourceMap, type SourceMapPayload } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Frame } from "./event.js";

/** Where the program did something. */
export interface Where {
  /** `log.ts:12`, or `in log/open` if the module has no source map. */
  readonly at: string | null;
  /** Whether the compiler wrote the drop, or the program. */
  readonly by: "compiler" | "program" | null;
}

const NOWHERE: Where = { at: null, by: null };

/** The library's own sources, and AssemblyScript's. */
const LIBRARY = /^~lib\/|(^|\/)as-io-lifetimes\/assembly\//;

/** The method that drops a value, which the transform calls, and the function by which a program does. */
const GLUE = /[#.]__own_drop$/;
const BY_HAND = /^~lib\/as-io-lifetimes\/assembly\/own\/words\/drop</;

/** Finds the place in a program's source for a stack. */
export class Lines {
  readonly #map: SourceMap | undefined;
  readonly #known = new Map<string, Where>();

  /**
   * `shift` is what to subtract from the offset of a frame to get the one that the source map has. `isLibrary`: the module
   * is the library itself, so the places are those of TypeScript.
   */
  constructor(
    map: SourceMapPayload | undefined,
    private readonly shift = 0,
    private readonly isLibrary = false,
  ) {
    this.#map = map && new SourceMap(map);
  }

  /** Returns the place of the innermost frame that isn't the library's. */
  of(frames: readonly Frame[] | undefined): Where {
    if (!frames || frames.length === 0) return NOWHERE;
    const key = frames.map((frame) => ("name" in frame ? frame.offset : frame.place)).join();
    let found = this.#known.get(key);
    if (!found) {
      if (this.#known.size > 10_000) this.#known.clear();
      this.#known.set(key, (found = this.#find(frames)));
    }
    return found;
  }

  #find(frames: readonly Frame[]): Where {
    const glue = frames.findIndex((frame) => "name" in frame && GLUE.test(frame.name));
    const above = frames[frames.findLastIndex((frame) => "name" in frame && GLUE.test(frame.name)) + 1];
    const isByHand = above !== undefined && "name" in above && BY_HAND.test(above.name);
    const by = glue < 0 ? null : isByHand ? ("program" as const) : ("compiler" as const);
    for (const frame of frames) {
      const at = this.#placeOf(frame);
      if (at !== null) return { at, by };
    }
    return { at: null, by };
  }

  #placeOf(frame: Frame): string | null {
    if ("place" in frame) return shortened(frame.place);
    const { name, offset } = frame;
    if (this.isLibrary || GLUE.test(name)) return null;
    const entry = this.#map?.findEntry(0, offset - this.shift);
    if (entry && "originalSource" in entry && typeof entry.originalSource === "string")
      return LIBRARY.test(entry.originalSource) ? null : `${entry.originalSource}:${entry.originalLine + 1}`;
    return name === "" || LIBRARY.test(name) ? null : `in ${name}`;
  }
}

/** `file:///home/…/main.js:3:5` as `main.js:3`, relative to the current directory. */
function shortened(place: string): string {
  const [, url = "", line = ""] = /^(.*?):(\d+):\d+$/.exec(place) ?? [];
  if (!url.startsWith("file:")) return place;
  const path = fileURLToPath(url);
  const near = relative(process.cwd(), path);
  return `${near.startsWith("..") ? path : near}:${line}`;
}
