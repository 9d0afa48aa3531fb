import { Fdflags } from "../../shared.js";

/** Flags that the system accepts only when it opens a file: Linux ignores them in F_SETFL. */
export const SYNC_FDFLAGS = Fdflags.DSYNC | Fdflags.RSYNC | Fdflags.SYNC;
