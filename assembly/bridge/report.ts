// @trusted: hands descriptors to the host by their handles
import { errnoOf } from "../result/record";
import { IoError } from "../result";
import { MisusePolicy, leakReport, openHandles, setMisusePolicy } from "../table";
import { give } from "./buffer";

/** The errno of an error. */
export function io_error_errno(error: i32): i32 {
  return errnoOf(error);
}

/** Returns the length of the operation of an error. */
export function io_error_operation(error: i32): i32 {
  return give(new IoError(error).operation);
}

/** Returns the length of the path of an error, or -1 if it has none. */
export function io_error_path(error: i32): i32 {
  const path = new IoError(error).path;
  return path === null ? -1 : give(path);
}

/** Returns the length of the detail of an error, or -1 if it has none. */
export function io_error_detail(error: i32): i32 {
  const detail = new IoError(error).detail;
  return detail === null ? -1 : give(detail);
}

/** How many handles are owned now, by the module and by the host. */
export function io_open_handles(): i32 {
  return openHandles();
}

/** Returns the length of the leak report. */
export function io_leak_report(): i32 {
  return give(leakReport());
}

/** Sets the misuse policy, and returns the previous one. */
export function io_set_misuse_policy(policy: i32): i32 {
  return setMisusePolicy(<MisusePolicy>policy);
}
