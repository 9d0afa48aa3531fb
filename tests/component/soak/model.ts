// A model of the library: which owners there are, and what each refers to. It makes random calls and says what must
// come of each; jco.ts and wasmtime.ts carry them out.

import { Random } from "../../ownership/fuzz/random.js";

/** A call, or a drop, and what must come of it. Owners are known by names. */
export interface Step {
  readonly in?: "fds" | "files" | "directories";
  /** As WIT has it: `[static]fd.open`, `[method]file.read`, `count-open`. */
  readonly call?: string;
  readonly with?: readonly Argument[];
  /** The name of the owner or the number that the call gives, if it succeeds. */
  readonly keep?: string;
  readonly drop?: string;
  readonly expect: Expectation;
}

/** Names of owners and of kept numbers are lent or given away; a list is a set of flags. */
export type Argument = { readonly kept: string } | readonly string[] | string | number;

/** A value, something that is kept, or the code of an error. */
export type Expectation = { readonly ok: string | number | boolean | "kept" | null } | { readonly err: string };

type Type = "fd" | "file" | "directory";

/** What clones share. */
interface Description {
  readonly path: string;
  offset: number;
}

interface Owner {
  readonly name: string;
  readonly type: Type;
  description: Description;
}

/** A number that into-raw gave, by its name, and what it stands for. */
interface Raw {
  readonly name: string;
  readonly description: Description;
}

/** How many owners there are at most; the adapter has room for about 120 descriptors. */
const MOST = 60;

export const FILES: Readonly<Record<string, string>> = {
  short: "0123456789",
  long: "The quick brown fox jumps over the lazy dog. ".repeat(20),
  empty: "",
};
const PATHS = Object.keys(FILES);
const INTERFACES = { fd: "fds", file: "files", directory: "directories" } as const;

class Model {
  readonly #owners: Owner[] = [];
  readonly #raws: Raw[] = [];
  #made = 0;

  constructor(private readonly random: Random) {}

  /** The next call. */
  next(): Step {
    const owner = this.#owners.length > 0 ? this.random.pick(this.#owners) : undefined;
    if (!owner || (this.#owners.length < MOST && this.random.below(4) === 0)) return this.#open();
    switch (this.random.below(11)) {
      case 0:
        return this.#clone(owner);
      case 1:
        return this.#read(owner);
      case 2:
        return this.#tell(owner);
      case 3:
        return this.#seek(owner);
      case 4:
        return this.#convert(owner);
      case 5:
        return this.#close(owner);
      case 6:
        return this.#drop(owner);
      case 7:
        return this.#compare(owner);
      case 8:
        return this.#replace(owner);
      case 9:
        return this.#raw(owner);
      default:
        return { in: "fds", call: "count-open", expect: { ok: this.#owners.length } };
    }
  }

  /** What ends all that is left, and finds nothing open then. */
  *end(): Iterable<Step> {
    while (this.#raws.length > 0) yield this.#takeRaw();
    while (this.#owners.length > 0) yield this.#drop(this.#owners[0]!);
    yield { in: "fds", call: "count-open", expect: { ok: 0 } };
    yield { in: "fds", call: "report-open", expect: { ok: "" } };
  }

  #open(): Step {
    const path = this.random.pick([...PATHS, ".", "missing"]);
    const type = this.random.pick(path === "." ? (["directory"] as const) : (["fd", "file"] as const));
    const call = {
      in: INTERFACES[type],
      call: `[static]${type}.open`,
      with: type === "fd" ? [["symlink-follow"], path, ["read"]] : [path],
    };
    if (path === "missing") return { ...call, expect: { err: "no-entry" } };
    return this.#gives(call, type, { path, offset: 0 });
  }

  #clone(owner: Owner): Step {
    if (this.#owners.length >= MOST) return this.#drop(owner);
    return this.#gives(this.#method(owner, "try-clone"), owner.type, owner.description);
  }

  #read(owner: Owner): Step {
    if (owner.type === "directory") return this.#tell(owner);
    const length = this.random.below(40);
    const { description } = owner;
    const call = this.#method(owner, "read", length);
    if (description.path === "." && length > 0) return { ...call, expect: { err: "bad-descriptor" } };
    const text = (FILES[description.path] ?? "").slice(description.offset, description.offset + length);
    description.offset += text.length;
    return { ...call, expect: { ok: text } };
  }

  #tell(owner: Owner): Step {
    if (owner.type === "directory" || owner.description.path === ".")
      return { in: "fds", call: "count-open", expect: { ok: this.#owners.length } };
    return { ...this.#method(owner, "tell"), expect: { ok: owner.description.offset } };
  }

  #seek(owner: Owner): Step {
    if (owner.type === "directory" || owner.description.path === ".") return this.#clone(owner);
    const to = this.random.below(30) - 3;
    const call = this.#method(owner, "seek", to, "start");
    if (to < 0) return { ...call, expect: { err: "invalid" } };
    owner.description.offset = to;
    return { ...call, expect: { ok: to } };
  }

  /** To another owning type, through an fd. */
  #convert(owner: Owner): Step {
    const to = owner.type === "fd" ? this.random.pick(["file", "directory"] as const) : "fd";
    const call =
      owner.type === "fd"
        ? { in: INTERFACES[to], call: `[static]${to}.from-fd`, with: [{ kept: owner.name }] }
        : { in: INTERFACES[owner.type], call: `[static]${owner.type}.into-fd`, with: [{ kept: owner.name }] };
    this.#remove(owner);
    const isDirectory = owner.description.path === ".";
    if (to === "file" && isDirectory) return { ...call, expect: { err: "is-directory" } };
    if (to === "directory" && !isDirectory) return { ...call, expect: { err: "not-directory" } };
    return this.#gives(call, to, owner.description);
  }

  #close(owner: Owner): Step {
    this.#remove(owner);
    return {
      in: INTERFACES[owner.type],
      call: `[static]${owner.type}.close`,
      with: [{ kept: owner.name }],
      expect: { ok: null },
    };
  }

  #drop(owner: Owner): Step {
    this.#remove(owner);
    return { drop: owner.name, expect: { ok: null } };
  }

  #compare(owner: Owner): Step {
    const other = this.random.pick(this.#owners);
    if (owner.type !== "fd" || other.type !== "fd") return this.#read(owner);
    return {
      ...this.#method(owner, "is-same-object", { kept: other.name }),
      expect: { ok: owner.description.path === other.description.path },
    };
  }

  #replace(owner: Owner): Step {
    const other = this.random.pick(this.#owners);
    if (owner === other || owner.type !== "fd" || other.type !== "fd") return this.#close(owner);
    this.#remove(other);
    owner.description = other.description;
    return { ...this.#method(owner, "replace", { kept: other.name }), expect: { ok: null } };
  }

  /** Into a raw number, or back from one, or from one that nobody gave. */
  #raw(owner: Owner): Step {
    if (this.#raws.length > 0 && this.random.below(2) === 0) return this.#takeRaw();
    if (owner.type !== "fd")
      return {
        in: "fds",
        call: "[static]fd.from-raw",
        with: [100_000 + this.random.below(1000)],
        expect: { err: "bad-descriptor" },
      };
    this.#remove(owner);
    const call = { in: "fds", call: "[static]fd.into-raw", with: [{ kept: owner.name }] } as const;
    if (this.#owners.some(({ description }) => description === owner.description))
      return { ...call, expect: { err: "busy" } };
    const name = this.#name();
    this.#raws.push({ name, description: owner.description });
    return { ...call, keep: name, expect: { ok: "kept" } };
  }

  #takeRaw(): Step {
    const [{ name, description }] = this.#raws.splice(this.random.below(this.#raws.length), 1) as [Raw];
    return this.#gives({ in: "fds", call: "[static]fd.from-raw", with: [{ kept: name }] }, "fd", description);
  }

  #gives(call: Omit<Step, "expect">, type: Type, description: Description): Step {
    const name = this.#name();
    this.#owners.push({ name, type, description });
    return { ...call, keep: name, expect: { ok: "kept" } };
  }

  #method(owner: Owner, name: string, ...args: Argument[]): Omit<Step, "expect"> {
    return { in: INTERFACES[owner.type], call: `[method]${owner.type}.${name}`, with: [{ kept: owner.name }, ...args] };
  }

  #remove(owner: Owner): void {
    this.#owners.splice(this.#owners.indexOf(owner), 1);
  }

  #name(): string {
    return `n${++this.#made}`;
  }
}

/** All calls of a soak, so many and those that end what is left. The same for the same seed. */
export function* steps(count: number, seed: number): Iterable<Step> {
  const model = new Model(new Random(seed));
  for (let i = 0; i < count; i++) yield model.next();
  yield* model.end();
}
