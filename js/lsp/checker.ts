import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import {
  failed,
  type Hint,
  type HintsQuery,
  type Job,
  type Life,
  type LifeQuery,
  type Outcome,
  type Request,
} from "./job.js";

/** A check that takes longer is ended, in milliseconds. */
const LONGEST = 60_000;

/**
 * A thread that answers requests one after the other. It is started on the first one, and again after a crash. The
 * answer to a request that it doesn't survive is why.
 */
class Checker {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: URL,
    private readonly log: (text: string) => void,
  ) {}

  ask<Answer>(request: Request): Promise<Answer | Failure> {
    const answer = this.#last.then(() => this.#run<Answer>(request));
    this.#last = answer;
    return answer;
  }

  #run<Answer>(request: Request): Promise<Answer | Failure> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve) => {
      const timer = setTimeout(() => end("the check took too long and was ended"), LONGEST);
      const done = (answer: Answer | Failure) => {
        clearTimeout(timer);
        worker.off("message", done).off("error", crashed).off("exit", exited);
        resolve(answer);
      };
      const end = (failure: string) => {
        this.#worker = null;
        void worker.terminate();
        done(new Failure(failure));
      };
      const crashed = ({ message }: Error) => end(`asc crashed: ${message}`);
      const exited = () => end("asc crashed; the output of the server has its stack");
      worker.on("message", done).on("error", crashed).on("exit", exited);
      worker.postMessage(request);
    });
  }

  /** asc may write to the standard streams, which are the client's connection. */
  #start(): Worker {
    const worker = new Worker(this.file, {
      stdout: true,
      stderr: true,
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    worker.on("error", () => {}); // one between two checks; the next one sees that the thread has ended
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = null;
    });
    for (const stream of [worker.stdout, worker.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => this.log(text.trimEnd()));
    return worker;
  }
}

/** Why a thread ended before it answered. */
class Failure {
  constructor(readonly reason: string) {}
}

/** The checkers of all projects. A project that has this package installed itself is checked by its own copy. */
export class Checkers {
  readonly #byFile = new Map<string, Checker>();

  constructor(private readonly log: (text: string) => void) {}

  async check(job: Job): Promise<Outcome> {
    const answer = await this.#of(job.baseDir).ask<Outcome>(job);
    return answer instanceof Failure ? failed(answer.reason) : answer;
  }

  /** Returns the hints of a file in a program whose directory is `baseDir`. */
  async hints(baseDir: string, query: Omit<HintsQuery, "kind">): Promise<Hint[]> {
    const answer = await this.#of(baseDir).ask<Hint[]>({ kind: "hints", ...query });
    return answer instanceof Failure ? [] : answer;
  }

  /** Returns the life of the variable at a place. */
  async life(baseDir: string, query: Omit<LifeQuery, "kind">): Promise<Life | null> {
    const answer = await this.#of(baseDir).ask<Life | null>({ kind: "life", ...query });
    return answer instanceof Failure ? null : answer;
  }

  /** Drops what is known of a program. */
  forget(baseDir: string, key: string): void {
    void this.#of(baseDir).ask<null>({ kind: "forget", key });
  }

  #of(baseDir: string): Checker {
    const file = workerOf(baseDir);
    let checker = this.#byFile.get(file.href);
    if (!checker) this.#byFile.set(file.href, (checker = new Checker(file, this.log)));
    return checker;
  }
}

const OWN = new URL("./worker.js", import.meta.url);

/** Returns the worker of the package that a project has installed, or this package's own. */
function workerOf(baseDir: string): URL {
  try {
    const found = createRequire(join(baseDir, "_")).resolve("as-io-lifetimes/package.json");
    const path = join(dirname(found), "dist/js/lsp/worker.js");
    return existsSync(path) && realpathSync(path) !== realpathSync(fileURLToPath(OWN)) ? pathToFileURL(path) : OWN;
  } catch {
    return OWN;
  }
}
