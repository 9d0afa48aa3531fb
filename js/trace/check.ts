// Checks that a trace that is read has the form of one. A file may come from anywhere, and what is drawn goes into a page.

import type { Trace } from "./trace.js";

/** What a field must be. `?` for one that may be null. */
type Form =
  | "number"
  | "number?"
  | "string"
  | "string?"
  | "boolean"
  | readonly [Form]
  | { readonly [field: string]: Form };

const LIFE: Form = {
  ...{
    id: "number",
    handle: "number?",
    fd: "number",
    path: "string?",
    kind: "string",
    start: "number",
    end: "number?",
  },
  ...{ beginning: "string", ending: "string?", endedBy: "string?", openedAt: "string?", endedAt: "string?" },
  ...{ from: "number?", movedTo: "number?", isLeak: "boolean", leftOut: "number" },
  owners: [{ owner: "string", start: "number", at: "string?" }],
  lends: [{ start: "number", end: "number?", at: "string?", isView: "boolean" }],
  moments: [{ time: "number", what: "string", at: "string?", path: "string?" }],
};

const TRACE: Form = {
  ...{ program: "string", engine: "string", started: "number", duration: "number", outcome: "string" },
  ...{ hasHandles: "boolean", leftOut: "number", notes: ["string"], lives: [LIFE], open: [["number"]] },
};

/** Returns a value as a trace. Throws an Error that names the first field that isn't what it must be. */
export function checkTrace(value: unknown): Trace {
  const wrong = findWrong(value, TRACE, "");
  if (wrong !== null) throw new Error(`its field ${wrong} isn't that of a trace`);
  return value as Trace;
}

/** Returns the name of the first field that has another form; null if there is none. */
function findWrong(value: unknown, form: Form, name: string): string | null {
  if (typeof form === "string") return isOf(value, form) ? null : name;
  if (Array.isArray(form)) {
    if (!Array.isArray(value)) return name;
    return first(value, (item, i) => findWrong(item, (form as readonly [Form])[0], `${name}[${i}]`));
  }
  if (typeof value !== "object" || value === null) return name;
  return first(Object.entries(form), ([field, of]) =>
    findWrong((value as Record<string, unknown>)[field], of, name === "" ? field : `${name}.${field}`),
  );
}

function first<T>(items: readonly T[], find: (item: T, index: number) => string | null): string | null {
  for (const [i, item] of items.entries()) {
    const found = find(item, i);
    if (found !== null) return found;
  }
  return null;
}

function isOf(value: unknown, form: string): boolean {
  if (form.endsWith("?") && value === null) return true;
  const type = form.replace("?", "");
  return typeof value === type && (type !== "number" || Number.isFinite(value));
}
