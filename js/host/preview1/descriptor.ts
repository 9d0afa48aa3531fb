import type { OpenDirectory } from "./open-directory.js";
import type { OpenFile } from "./open-file.js";
import type { OpenSocket } from "./open-socket.js";
import type { StandardStream } from "./standard-stream.js";

/** What a guest's descriptor number refers to. */
export type Descriptor = OpenFile | OpenDirectory | StandardStream | OpenSocket;
