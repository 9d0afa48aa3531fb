// @trusted: memory by address
import { TraceEvent, TraceFd, TraceRecordAt } from "../shared/trace";
import { fd_write } from "../wasi/imports";
import { Ciovec } from "../wasi/structs";
import { descriptionPath, fileOf, ownersOf, rawOfDescription, storedKind } from "./description";

// Reports what happens to handles, for `io-lifetimes run --trace`. Only a module that is compiled with
// `--use IO_LIFETIMES_TRACE=1`, as the target `trace` of asconfig.json does, has any of this: each call stands in
// `if (isDefined(IO_LIFETIMES_TRACE))`, which asc decides.

@unmanaged
class Report {
  event: u32;
  handle: u32;
  owner: u32;
  source: u32;
  description: u32;
  raw: i32;
  kind: u32;
  count: u32;
}

if (
  offsetof<Report>() != TraceRecordAt.SIZE || offsetof<Report>("event") != TraceRecordAt.EVENT ||
  offsetof<Report>("handle") != TraceRecordAt.HANDLE || offsetof<Report>("owner") != TraceRecordAt.OWNER ||
  offsetof<Report>("source") != TraceRecordAt.SOURCE || offsetof<Report>("raw") != TraceRecordAt.RAW ||
  offsetof<Report>("description") != TraceRecordAt.DESCRIPTION || offsetof<Report>("kind") != TraceRecordAt.KIND ||
  offsetof<Report>("count") != TraceRecordAt.COUNT
) {
  ERROR("Report is not laid out as shared/trace.ts says");
}

// @ts-ignore: decorator
@lazy const report = memory.data(offsetof<Report>(), 8);
// @ts-ignore: decorator
@lazy const vectors = memory.data(3 * offsetof<Ciovec>(), 8);
// @ts-ignore: decorator
@lazy const written = memory.data(sizeof<u32>(), 8);

// @ts-ignore: decorator
@lazy let reason = "";

/** Sets the word for how the next handle ends: "closed", "dropped". */
export function because(verb: string): void {
  reason = verb;
}

export function onBegin(handle: u32, owner: u32, source: u32, description: usize): void {
  const to = changetype<Report>(report);
  to.owner = owner;
  to.source = source;
  describeAs(to, description);
  send(TraceEvent.BEGIN, handle, description, "");
}

export function onEnd(handle: u32): void {
  send(TraceEvent.END, handle, 0, reason);
}

export function onOwner(handle: u32, owner: u32): void {
  changetype<Report>(report).owner = owner;
  send(TraceEvent.OWNER, handle, 0, "");
}

export function onRedirect(handle: u32, description: usize): void {
  describeAs(changetype<Report>(report), description);
  send(TraceEvent.REDIRECT, handle, description, "");
}

export function onLends(handle: u32, lends: u32): void {
  changetype<Report>(report).count = lends;
  send(TraceEvent.LENDS, handle, 0, "");
}

export function onPoll(handle: u32): void {
  send(TraceEvent.POLL, handle, 0, "");
}

function describeAs(to: Report, description: usize): void {
  to.description = <u32>description;
  to.raw = rawOfDescription(description);
  to.kind = storedKind(description);
  to.count = ownersOf(description);
}

/** Writes a report: the record, the path or name of `description` if that isn't 0, and `word`. */
function send(event: TraceEvent, handle: u32, description: usize, word: string): void {
  const to = changetype<Report>(report);
  to.event = event;
  to.handle = handle;
  const path = description ? descriptionPath(description) : null;
  const file = description ? fileOf(description) : null;
  if (file !== null) word = file.name;
  vector(0, report, offsetof<Report>());
  vector(1, path === null ? 0 : path.bytes, path === null ? 0 : path.length);
  vector(2, changetype<usize>(word), <u32>word.length << 1);
  fd_write(TraceFd.REPORTS, vectors, 3, written);
}

function vector(index: usize, bytes: usize, length: u32): void {
  const to = changetype<Ciovec>(vectors + index * offsetof<Ciovec>());
  to.buf = bytes;
  to.buf_len = length;
}
