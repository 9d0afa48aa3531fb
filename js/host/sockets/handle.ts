import type { Server, Socket } from "node:net";

/** The handle that libuv has for a socket. Node offers no other way to get the descriptor or to stop reading from it. */
export interface Handle {
  readonly fd: number;
  reading: boolean;
  readStart(): number;
  readStop(): number;
}

/** Returns the handle of a socket; null if it is closed. */
export function handleOf(socket: Server | Socket): Handle | null {
  return (socket as unknown as { _handle: Handle | null })._handle;
}
