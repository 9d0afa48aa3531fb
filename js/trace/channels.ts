import { channel } from "node:diagnostics_channel";
import { ownerName, type OwnerTag } from "../shared.js";
import type { TraceEvent } from "./event.js";

// What hosts may subscribe to. See docs/see.md.

const open = channel("as-io-lifetimes:open");
const move = channel("as-io-lifetimes:move");
const close = channel("as-io-lifetimes:close");

/** Whether anybody subscribes. An instance asks once, at its start. */
export function hasSubscribers(): boolean {
  return open.hasSubscribers || move.hasSubscribers || close.hasSubscribers;
}

/** Publishes an event of an instance, if there is a channel for it. */
export function publish(event: TraceEvent, instance: number): void {
  switch (event.what) {
    case "opened":
      return open.publish({ instance, fd: event.fd, path: event.path, kind: event.kind, isGiven: event.isGiven });
    case "renumbered":
      return move.publish({ instance, fd: event.fd, to: event.to });
    case "owner":
      return move.publish({ instance, handle: event.handle, to: ownerName(event.owner as OwnerTag) });
    case "side":
      return move.publish({ instance, handle: event.handle, to: event.isHost ? "the host" : "the module" });
    case "closed":
      return close.publish({ instance, fd: event.fd, isLeak: false });
    case "swept":
      return close.publish({ instance, fd: event.fd, isLeak: true });
  }
}
