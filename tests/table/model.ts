import { Errno } from "../../js/shared.js";

// What the table promises, on plain maps: no slots, no generations, no memory. The state is a plain object, so
// that an operation can be tried on a copy.

const owners = [
  "nobody",
  "OwnedFd",
  "OwnedFilelike",
  "OwnedSocketlike",
  "File",
  "Dir",
  "Socket",
  "a view",
  "SharedFd",
] as const;
const NONE = 0;
const FILE = 4;
export const VIEW = 7;
const SHARED = 8;

interface Description {
  raw: number;
  path: string | undefined;
  owners: number;
  outside: boolean;
  borrow: number | undefined;
}

interface Entry {
  description: Description;
  owner: number;
  lends: number;
  source: number | undefined;
  /** Of a share: those that own together. */
  group: { shares: number } | undefined;
}

export interface State {
  /** Live handles. */
  live: Map<number, Entry>;
  described: Map<number, Description>;
  /** Which file each raw fd that is really open leads to. */
  files: Map<number, string>;
}

/** Takes a message, without its head. */
type Say = (text: string) => void;

/** Gives a number, or takes the handle that the table has given, or nothing. */
export type Operation = (state: State, say: Say) => number | undefined | ((handle: number) => void);

/** The operation traps. What it has changed until then doesn't matter. */
export class Trap extends Error {}

export function newState(): State {
  return { live: new Map(), described: new Map(), files: new Map() };
}

export const operations = {
  opened:
    (raw: number, file: string): Operation =>
    (state, say) => {
      const old = state.described.get(raw);
      if (old) part(state, old, say);
      state.files.set(raw, file);
      return own(state, describe(state, raw, file), FILE);
    },

  clone:
    (handle: number, owner: number): Operation =>
    (state) => {
      const entry = state.live.get(handle);
      return entry ? own(state, entry.description, owner) : 0;
    },

  close:
    (handle: number, owner: number): Operation =>
    (state, say) =>
      state.live.has(handle) ? end(state, handle, owner, "closed", say) : Errno.BADF,

  drop:
    (handle: number, owner: number): Operation =>
    (state, say) =>
      void end(state, handle, owner, "dropped", say),

  lend:
    (handle: number): Operation =>
    (state) =>
      lend(state, handle),

  endLend:
    (handle: number): Operation =>
    (state, say) => {
      const entry = state.live.get(handle);
      if (!entry?.lends) return void say(gone(NONE, "given back"));
      entry.lends--;
      return undefined;
    },

  view:
    (handle: number): Operation =>
    (state) => {
      if (!lend(state, handle)) return 0;
      return insert(state, state.live.get(handle)!.description, VIEW, handle);
    },

  endView:
    (handle: number): Operation =>
    (state, say) => {
      const view = state.live.get(handle);
      if (view?.owner !== VIEW) return void say(gone(VIEW, "dropped"));
      if (view.lends) throw lent(view, say);
      state.live.delete(handle);
      state.live.get(view.source!)!.lends--;
      return undefined;
    },

  exchange:
    (handle: number, from: number, to: number): Operation =>
    (state, say) => {
      const entry = owned(state, handle, from, "moved", say, true);
      if (entry && entry.owner !== VIEW) entry.owner = to;
      return undefined;
    },

  moveOnto:
    (from: number, fromOwner: number, to: number, toOwner: number): Operation =>
    (state, say) => {
      if (!state.live.has(from) || !state.live.has(to)) return Errno.BADF;
      const source = owned(state, from, fromOwner, "moved", say);
      const target = owned(state, to, toOwner, "replaced", say);
      if (!source || !target) return Errno.BADF;
      if (source === target) return Errno.SUCCESS;
      const moved = source.description,
        replaced = target.description;
      if (moved === replaced || moved.owners > 1 || replaced.owners > 1) {
        target.description = moved;
        state.live.delete(from);
        return disown(state, replaced, say);
      }
      if (!state.files.has(moved.raw) || !state.files.has(replaced.raw)) return Errno.BADF;
      state.files.set(replaced.raw, state.files.get(moved.raw)!);
      state.files.delete(moved.raw);
      replaced.path = moved.path;
      moved.path = undefined;
      state.live.delete(from);
      forget(state, moved, say);
      return Errno.SUCCESS;
    },

  release:
    (handle: number, owner: number): Operation =>
    (state, say) => {
      const entry = owned(state, handle, owner, "given away", say);
      if (!entry) return -1;
      const { description } = entry;
      if (description.owners > 1) {
        say(
          `${subject(description)} has ${description.owners} owners: its raw fd can be given away by the last one only`,
        );
        throw new Trap();
      }
      state.live.delete(handle);
      const { raw } = description;
      forget(state, description, say);
      return raw;
    },

  adopt:
    (raw: number, owner: number): Operation =>
    (state, say) => {
      const known = state.described.get(raw);
      if (known && endOutside(known)) return own(state, known, owner);
      if (known) {
        say(`${subject(known)} has an owner already, and another one took it`);
        part(state, known, say);
      }
      return own(state, describe(state, raw, undefined), owner);
    },

  borrow:
    (raw: number): Operation =>
    (state) => {
      let description = state.described.get(raw);
      if (!description) {
        description = describe(state, raw, undefined);
        description.outside = true;
        description.owners = 1;
      }
      if (description.borrow !== undefined) return description.borrow;
      const lent = description;
      const given = insert(state, lent, NONE);
      return (handle) => given((lent.borrow = handle));
    },

  share:
    (handle: number, from: number): Operation =>
    (state, say) => {
      const entry = owned(state, handle, from, "shared", say);
      if (!entry) return 0;
      entry.owner = SHARED;
      entry.group = { shares: 1 };
      return handle;
    },

  cloneShare:
    (handle: number): Operation =>
    (state, say) => {
      const entry = state.live.get(handle);
      const group = entry?.group;
      if (!entry || !group) {
        say(gone(SHARED, "cloned"));
        return 0;
      }
      group.shares++;
      const given = insert(state, entry.description, SHARED);
      return (handle) => {
        given(handle);
        state.live.get(handle)!.group = group;
      };
    },

  endShare:
    (handle: number): Operation =>
    (state, say) =>
      state.live.has(handle) ? leave(state, handle, "closed", say) : Errno.BADF,

  dropShare:
    (handle: number): Operation =>
    (state, say) =>
      void leave(state, handle, "dropped", say),

  takeShared:
    (handle: number, to: number): Operation =>
    (state, say) => {
      const entry = owned(state, handle, SHARED, "unwrapped", say);
      if (!entry || entry.group!.shares > 1) return 0;
      entry.owner = to;
      entry.group = undefined;
      return handle;
    },

  closeRaw:
    (raw: number): Operation =>
    (state) =>
      state.files.delete(raw) ? Errno.SUCCESS : Errno.BADF,
};

function describe(state: State, raw: number, path: string | undefined): Description {
  const description = { raw, path, owners: 0, outside: false, borrow: undefined };
  state.described.set(raw, description);
  return description;
}

function insert(state: State, description: Description, owner: number, source?: number): (handle: number) => void {
  return (handle) => void state.live.set(handle, { description, owner, lends: 0, source, group: undefined });
}

function own(state: State, description: Description, owner: number): (handle: number) => void {
  description.owners++;
  return insert(state, description, owner);
}

function lend(state: State, handle: number): number {
  const entry = state.live.get(handle);
  if (entry) entry.lends++;
  return entry ? 1 : 0;
}

function owned(state: State, handle: number, owner: number, verb: string, say: Say, orView = false): Entry | undefined {
  const entry = state.live.get(handle);
  if (!entry) return void say(gone(owner, verb));
  if (entry.owner !== owner && !(orView && entry.owner === VIEW)) {
    return void say(`${subject(entry.description)} is owned by ${owners[entry.owner]}, ${verb} as ${owners[owner]}`);
  }
  if (entry.lends) throw lent(entry, say);
  return entry;
}

function end(state: State, handle: number, owner: number, verb: string, say: Say): Errno {
  const entry = owned(state, handle, owner, verb, say);
  if (!entry) return Errno.BADF;
  state.live.delete(handle);
  return disown(state, entry.description, say);
}

function leave(state: State, handle: number, verb: string, say: Say): Errno {
  const entry = owned(state, handle, SHARED, verb, say);
  if (!entry) return Errno.BADF;
  state.live.delete(handle);
  return --entry.group!.shares ? Errno.SUCCESS : disown(state, entry.description, say);
}

function disown(state: State, description: Description, say: Say): Errno {
  if (--description.owners) return Errno.SUCCESS;
  const { raw } = description;
  forget(state, description, say);
  return state.files.delete(raw) ? Errno.SUCCESS : Errno.BADF;
}

function endOutside(description: Description): boolean {
  if (!description.outside) return false;
  description.outside = false;
  description.owners--;
  return true;
}

function part(state: State, description: Description, say: Say): void {
  endOutside(description);
  const borrow = description.borrow === undefined ? undefined : state.live.get(description.borrow);
  if (!description.owners && !borrow?.lends) return forget(state, description, say);
  state.described.delete(description.raw);
  description.raw = -1;
}

function forget(state: State, description: Description, say: Say): void {
  if (description.borrow !== undefined) {
    const borrow = state.live.get(description.borrow)!;
    if (borrow.lends) throw lent(borrow, say);
    state.live.delete(description.borrow);
  }
  state.described.delete(description.raw);
}

function lent({ description, owner }: Entry, say: Say): Trap {
  say(`${subject(description)} is owned by ${owners[owner]}: cannot remove owned resource while borrowed`);
  return new Trap();
}

function subject({ raw, path }: Description): string {
  return `fd ${raw}${path === undefined ? "" : ` "${path}"`}`;
}

function gone(owner: number, verb: string): string {
  return `a handle was ${verb} as ${owners[owner]} that was dropped or moved before`;
}
