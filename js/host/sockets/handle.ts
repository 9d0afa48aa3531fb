import type { Server, Socket } from "node:net";

/** What libuv has of a socket. Node has no other way to its descriptor, and to have it read nothing. */
export interface Handle {
  readonly fd: number;
  reading: boolean;
  readStart(): number;
  readStop(): number;
}

/** … or null where it is closed. */
export function handleOf(socket: Server | Socket): Handle | null {
  return (socket as unknown as { _handle: Handle | null })._handle;
}
