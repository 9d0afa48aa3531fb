import { spawn } from "node:child_process";
import { join } from "node:path";

/** A file to run, and on which engine, for those that run on each. */
export interface Job {
  readonly file: string;
  readonly engine?: string;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Outcome extends Counts {
  readonly job: Job;
  /** How the file ended where it didn't end well by itself. */
  readonly fault?: string;
  readonly output: string;
  /** In seconds. */
  readonly time: number;
}

export interface Surroundings {
  /** The folder of the compiled test files. */
  readonly compiled: string;
  readonly env: NodeJS.ProcessEnv;
  /** The command that runs a file: a program, and its arguments before the file. */
  readonly command: readonly [program: string, ...args: string[]];
  /** Only tests with this in their name are run. */
  readonly name: string | undefined;
  /** In seconds. */
  readonly timeout: number;
}

const FILTER = ["--import", new URL("filter.js", import.meta.url).href];
const children = new Set<number>();

/** Ends the files that are running, with all that they have started. */
export function stopAll(): void {
  children.forEach(stop);
}

/** Runs a file in a process of its own. */
export async function runJob(job: Job, { compiled, env, command, name, timeout }: Surroundings): Promise<Outcome> {
  const start = performance.now();
  const [program, ...before] = command;
  const child = spawn(program, [...before, ...(name === undefined ? [] : FILTER), join(compiled, job.file)], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a group of its own, so that what it starts ends with it
    env: {
      ...env,
      IO_LIFETIMES_TEST_FILE: job.file,
      ...(job.engine === undefined ? {} : { IO_LIFETIMES_TEST_ENGINE: job.engine }),
      ...(name === undefined ? {} : { IO_LIFETIMES_TEST_NAME: name }),
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  children.add(child.pid!);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop(child.pid!);
  }, timeout * 1000);
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on("close", (...end) => resolve(end)),
  );
  clearTimeout(timer);
  children.delete(child.pid!);
  const end = isLate ? `was stopped after ${timeout} s` : `ended with ${signal ?? status}`;
  return { job, ...judged(output, isLate || status !== 0, end), output, time: (performance.now() - start) / 1000 };
}

function stop(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it has just ended
  }
}

/** A file that ends without its summary, or badly without a failed test, has failed as a whole. */
function judged(output: string, isBad: boolean, end: string): Counts & { fault?: string } {
  const counts = countsIn(output);
  if (counts === undefined) return { passed: 0, failed: 1, skipped: 0, fault: end };
  return isBad && counts.failed === 0 ? { ...counts, failed: 1, fault: end } : counts;
}

/** The numbers that uvu prints at the end. */
function countsIn(output: string): Counts | undefined {
  const plain = output.replace(/\x1b\[\d*m/g, "");
  const number = (name: string) => Number(new RegExp(`^\\s*${name}:\\s+(\\d+)`, "m").exec(plain)?.[1] ?? NaN);
  const [total, passed, skipped] = [number("Total"), number("Passed"), number("Skipped")];
  return Number.isNaN(total + passed + skipped) ? undefined : { passed, failed: total - passed, skipped };
}

/** The name of a job in the report. */
export function nameOf({ file, engine }: Job): string {
  return engine === undefined ? file : `${file} on ${engine}`;
}
