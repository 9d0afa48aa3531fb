// @trusted: hands descriptors to the host by their handles
import { errnoOf } from "../result/record";
import { IoError } from "../result";
import { MisusePolicy, leakReport, openHandles, setMisusePolicy } from "../table";
import { give } from "./buffer";

/** The errno of an error. */
export function io_error_errno(error: i32): i32 {
  return errnoOf(error);
}

/** Gives the operation of an error: its length. */
export function io_error_operation(error: i32): i32 {
  return give(new IoError(error).operation);
}

/** Gives the path of an error: its length, or -1 where it has none. */
export function io_error_path(error: i32): i32 {
  const path = new IoError(error).path;
  return path === null ? -1 : give(path);
}

/** Gives the detail of an error: its length, or -1 where it has none. */
export function io_error_detail(error: i32): i32 {
  const detail = new IoError(error).detail;
  return detail === null ? -1 : give(detail);
}

/** How many handles are owned now, by the module and by the host. */
export function io_open_handles(): i32 {
  return openHandles();
}

/** Gives the leak report: its length. */
export function io_leak_report(): i32 {
  return give(leakReport());
}

/** Sets what happens on misuse, and gives what was set before. */
export function io_set_misuse_policy(policy: i32): i32 {
  return setMisusePolicy(<MisusePolicy>policy);
}
