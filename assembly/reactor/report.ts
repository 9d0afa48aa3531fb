import { IoError } from "../result";
import { MisusePolicy, leakReport, openHandles, setMisusePolicy } from "../table";
import { put } from "./buffer";

/** Puts an error's operation, path and detail into the buffer, a NUL behind each, and gives the length. */
export function io_error(error: i32): i32 {
  const failure = new IoError(error);
  const path = failure.path, detail = failure.detail;
  return put(failure.operation + "\0" + (path === null ? "" : path) + "\0" + (detail === null ? "" : detail) + "\0");
}

/** How many handles are owned now, by the module and by the host. */
export function io_open_handles(): i32 {
  return openHandles();
}

/** Puts the leak report into the buffer and gives its length. */
export function io_leak_report(): i32 {
  return put(leakReport());
}

/** Sets what happens on misuse, and gives what was set before. */
export function io_set_misuse_policy(policy: i32): i32 {
  return setMisusePolicy(<MisusePolicy>policy);
}
