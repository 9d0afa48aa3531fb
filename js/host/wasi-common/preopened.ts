// Where the preopens of this process lie. One that lies in another can be moved by the guest that has the other.

import { isMainThread } from "node:worker_threads";

export interface Place {
  /** The path that it had when it was opened, with a slash at the end. */
  readonly prefix: string;
  /** Whether it can't have been moved by a guest. */
  readonly fixed: boolean;
  /** Ends the place of a preopen. */
  leave?(): void;
}

/** The preopens of all instances of this process. */
const preopened = new Set<Preopened>();

class Preopened implements Place {
  readonly prefix: string;
  fixed = false;

  constructor(host: string) {
    this.prefix = host.endsWith("/") ? host : `${host}/`;
    preopened.add(this);
    settle();
  }

  leave(): void {
    preopened.delete(this);
    settle();
  }
}

/** Finds which preopens lie in none of the others. A worker doesn't know those of other threads. */
function settle(): void {
  const all = [...preopened];
  for (const one of all) {
    one.fixed = isMainThread && !all.some(({ prefix }) => prefix !== one.prefix && one.prefix.startsWith(prefix));
  }
}

/** The place of a preopen, until it is left. */
export function preopenedAt(host: string): Place {
  return new Preopened(host);
}
