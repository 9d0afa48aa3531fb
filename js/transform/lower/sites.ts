// What the position of a drop in the source means for messages and hints.

import type { Span } from "../../ownership/report.js";
import type { Site } from "./tables.js";

/** Returns the statement at which values are dropped, if it isn't the end of their scope. */
export function leaving(site: Site): Span | undefined {
  if (site.kind === "leave") return site.early.node.range;
  const isJump = site.kind === "before" || site.kind === "return" || site.kind === "reassign";
  return isJump ? site.statement?.range : undefined;
}

/** Returns where values that are dropped at a site end: at a closing brace, or at the end of a statement. */
export function endOf(site: Site): Span | undefined {
  if (site.kind === "leave") return site.early.node.property.range;
  const range = site.kind === "end" ? site.list.range : site.kind === "after" ? site.statement.range : null;
  if (!range) return undefined;
  const { source, start, end } = range;
  const last = site.kind === "after" && source.text[end] === ";" ? end + 1 : end;
  return { source, start: Math.max(start, last - 1), end: last };
}
