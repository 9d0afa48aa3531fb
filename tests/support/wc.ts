import { spawnSync, type SpawnSyncOptions } from "node:child_process";
import { join } from "node:path";
import { root } from "./asc.js";

/** Where and how both are run; `input` is standard input. */
export interface Place extends Pick<SpawnSyncOptions, "input" | "stdio" | "uid" | "gid"> {
  cwd: string;
}

export interface Counted {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** What `npm start` runs. The line about open descriptors is taken off the end of `stderr`, and given alone. */
export function ours(args: string[], place: Place): Counted & { leaks: string } {
  const { cwd, ...rest } = place;
  const counted = spawn(process.execPath, [join(root, "dist/scripts/start.js"), ...args], {
    ...rest,
    cwd: root,
    env: { ...process.env, INIT_CWD: cwd },
  });
  const end = counted.stderr.lastIndexOf("io-lifetimes: ");
  return { ...counted, stderr: counted.stderr.slice(0, end), leaks: counted.stderr.slice(end) };
}

/** The wc of the system. */
export function theirs(args: string[], place: Place): Counted {
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  delete (env as NodeJS.ProcessEnv)["POSIXLY_CORRECT"]; // with it, spaces that don't break a line end no word
  return spawn("wc", args, { ...place, env });
}

/** Why the wc of the system can't be compared with, or nothing. */
export function incomparable(): string | undefined {
  const version = spawnSync("wc", ["--version"], { encoding: "latin1" }).stdout ?? "";
  const found = /coreutils\) 9\.(\d+)/.exec(version);
  if (!found || Number(found[1]) >= 5) return "wc is not that of coreutils 9.0 to 9.4";
  if (theirs(["-m"], { cwd: root, input: "\u00e9" }).stdout.trim() !== "1") return "there is no locale C.UTF-8";
  return undefined;
}

function spawn(command: string, args: string[], options: SpawnSyncOptions): Counted {
  const { stdout, stderr, status, error } = spawnSync(command, args, { maxBuffer: 1 << 30, ...options });
  if (error) throw error;
  return { stdout: text(stdout), stderr: text(stderr), status };
}

/** Byte for byte, so that what isn't UTF-8 can be compared too. */
function text(bytes: string | Buffer): string {
  return (bytes as Buffer).toString("latin1");
}
