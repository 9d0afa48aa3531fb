// The signatures of preview1's functions, from the specification.

import type { FunctionType, ValueType } from "../../wasm/interface.js";
import type { Preview1Functions } from "./functions.js";

type Preview1Name = keyof Preview1Functions;

/** The types of the parameters: i for i32, l for i64. */
const PARAMETERS: Readonly<Record<Preview1Name, string>> = {
  args_get: "ii",
  args_sizes_get: "ii",
  environ_get: "ii",
  environ_sizes_get: "ii",
  clock_res_get: "ii",
  clock_time_get: "ili",
  fd_advise: "illi",
  fd_allocate: "ill",
  fd_close: "i",
  fd_datasync: "i",
  fd_fdstat_get: "ii",
  fd_fdstat_set_flags: "ii",
  fd_fdstat_set_rights: "ill",
  fd_filestat_get: "ii",
  fd_filestat_set_size: "il",
  fd_filestat_set_times: "illi",
  fd_pread: "iiili",
  fd_prestat_get: "ii",
  fd_prestat_dir_name: "iii",
  fd_pwrite: "iiili",
  fd_read: "iiii",
  fd_readdir: "iiili",
  fd_renumber: "ii",
  fd_seek: "ilii",
  fd_sync: "i",
  fd_tell: "ii",
  fd_write: "iiii",
  path_create_directory: "iii",
  path_filestat_get: "iiiii",
  path_filestat_set_times: "iiiilli",
  path_link: "iiiiiii",
  path_open: "iiiiillii",
  path_readlink: "iiiiii",
  path_remove_directory: "iii",
  path_rename: "iiiiii",
  path_symlink: "iiiii",
  path_unlink_file: "iii",
  poll_oneoff: "iiii",
  proc_exit: "i",
  proc_raise: "i",
  sched_yield: "",
  random_get: "ii",
  sock_accept: "iii",
  sock_recv: "iiiiii",
  sock_send: "iiiii",
  sock_shutdown: "ii",
};

const TYPES: Readonly<Record<string, ValueType>> = { i: "i32", l: "i64" };

/** Returns the signature of a function of preview1; undefined if there is no function of this name. */
export function preview1Signature(name: string): FunctionType | undefined {
  if (!Object.hasOwn(PARAMETERS, name)) return undefined;
  const params = [...PARAMETERS[name as Preview1Name]].map((letter) => TYPES[letter]!);
  return { params, results: name === "proc_exit" ? [] : ["i32"] };
}

/** Whether two functions have the same type. */
export function isSameType(a: FunctionType, b: FunctionType): boolean {
  return typeText(a) === typeText(b);
}

/** Formats a type for errors: `(i32, i64) -> i32`. */
export function typeText({ params, results }: FunctionType): string {
  return `(${params.join(", ")}) -> ${results.length === 1 ? results[0] : `(${results.join(", ")})`}`;
}
