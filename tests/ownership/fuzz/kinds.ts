import { make, type Code } from "./code.js";

/** What a variable of a generated program holds. */
export type Kind =
  | "own"
  | "opt"
  | "pair"
  | "hold"
  | "deep"
  | "wrap"
  | "duo"
  | "list"
  | "dyn" // owned
  | "guard"
  | "lock"
  | "nest"
  | "kept"
  | "guards" // owned, and borrow
  | "ref"
  | "view"
  | "sref"
  | "oref"
  | "mref"
  | "href"
  | "hmut"
  | "nmut"; // borrowed

export interface KindInfo {
  readonly as: string;
  rs(lifetime: string): string;
  /** Its type is written where it is declared: it can't be told from its value. */
  readonly written?: boolean;
  /** Makes an argument of the kind. Borrows are of `owner`, which holds what `of` is. */
  argument(owner: string): Code;
  readonly of?: "own" | "opt" | "hold";
  /** What the caller does with a result of the kind, `r`. */
  readonly result?: Code;
}

export const OPEN: Code = { as: "OwnedFd.open()", rs: "OwnedFd::open()" };

export function tryOpen(condition: string): Code {
  return { as: `OwnedFd.tryOpen(${condition})`, rs: `OwnedFd::tryOpen(${condition})` };
}

const same = (text: string): Code => ({ as: text, rs: text });
const hold = (): Code => make("Hold", OPEN, tryOpen("n > 3"));

export const KINDS: Record<Kind, KindInfo> = {
  own: { as: "OwnedFd", rs: () => "OwnedFd", argument: () => OPEN, result: same("r.read()") },
  opt: {
    as: "OwnedFd | null",
    rs: () => "Option<OwnedFd>",
    written: true,
    argument: () => tryOpen("n > 2"),
    result: same("maybe(r)"),
  },
  pair: { as: "Two", rs: () => "Two", argument: () => make("Two", OPEN, OPEN), result: same("r.b.read()") },
  hold: { as: "Hold", rs: () => "Hold", argument: hold, result: same("r.fd.read()") },
  deep: {
    as: "Deep",
    rs: () => "Deep",
    argument: () => make("Deep", hold(), make("Two", OPEN, OPEN)),
    result: same("r.hold.fd.read()"),
  },
  wrap: {
    as: "Wrap<OwnedFd>",
    rs: () => "Wrap<OwnedFd>",
    argument: () => make("Wrap<OwnedFd>", OPEN),
    result: same("r.get().read()"),
  },
  duo: {
    as: "Duo<OwnedFd, Hold>",
    rs: () => "Duo<OwnedFd, Hold>",
    argument: () => make("Duo<OwnedFd, Hold>", OPEN, hold()),
    result: same("r.a.read()"),
  },
  list: {
    as: "OwnedArray<OwnedFd>",
    rs: () => "List<OwnedFd>",
    written: true,
    argument: () => ({ as: "new OwnedArray<OwnedFd>()", rs: "List::new()" }),
    result: { as: "r.length", rs: "r.length()" },
  },
  dyn: {
    as: "Res",
    rs: () => "Box<dyn Res>",
    written: true,
    argument: () => ({ as: OPEN.as, rs: `Box::new(${OPEN.rs})` }),
  },
  guard: {
    as: "Guard",
    rs: (lifetime) => `Guard<${lifetime}>`,
    argument: (z) => ({ as: `new Guard(${z})`, rs: `Guard::new(&${z})` }),
    of: "own",
    result: same("r.look()"),
  },
  lock: {
    as: "Lock",
    rs: (lifetime) => `Lock<${lifetime}>`,
    argument: (z) => ({ as: `new Lock(${z})`, rs: `Lock::new(&mut ${z})` }),
    of: "own",
  },
  nest: {
    as: "Nest",
    rs: (lifetime) => `Nest<${lifetime}>`,
    argument: (z) => ({ as: `new Nest(new Guard(${z}))`, rs: `Nest::new(Guard::new(&${z}))` }),
    of: "own",
    result: same("r.look()"),
  },
  kept: {
    as: "Wrap<Guard>",
    rs: (lifetime) => `Wrap<Guard<${lifetime}>>`,
    argument: (z) => ({ as: `new Wrap<Guard>(new Guard(${z}))`, rs: `Wrap::new(Guard::new(&${z}))` }),
    of: "own",
    result: same("r.get().look()"),
  },
  guards: {
    as: "OwnedArray<Guard>",
    rs: (lifetime) => `List<Guard<${lifetime}>>`,
    written: true,
    argument: () => ({ as: "new OwnedArray<Guard>()", rs: "List::new()" }),
  },
  ref: {
    as: "BorrowedFd",
    rs: (lifetime) => `BorrowedFd<${lifetime}>`,
    argument: (z) => same(`${z}.asFd()`),
    of: "own",
    result: same("r.read()"),
  },
  view: {
    as: "View",
    rs: (lifetime) => `View<${lifetime}>`,
    argument: (z) => make("View", same(`${z}.asFd()`)),
    of: "own",
    result: same("r.look()"),
  },
  sref: {
    as: "Ref<OwnedFd>",
    rs: (lifetime) => `&${lifetime} OwnedFd`,
    written: true,
    argument: (z) => ({ as: z, rs: `&${z}` }),
    of: "own",
    result: same("r.read()"),
  },
  oref: {
    as: "Ref<OwnedFd> | null",
    rs: (lifetime) => `Option<&${lifetime} OwnedFd>`,
    written: true,
    argument: (z) => ({ as: z, rs: `${z}.as_ref()` }),
    of: "opt",
    result: same("glance(r)"),
  },
  mref: {
    as: "Mut<OwnedFd>",
    rs: (lifetime) => `&${lifetime} mut OwnedFd`,
    written: true,
    argument: (z) => ({ as: z, rs: `&mut ${z}` }),
    of: "own",
    result: same("poke(r)"),
  },
  nmut: {
    as: "Mut<Nest>",
    rs: (lifetime) => `&'_ mut Nest<${lifetime}>`,
    written: true,
    argument: (z) => ({ as: `new Nest(new Guard(${z}))`, rs: `&mut Nest::new(Guard::new(&${z}))` }),
    of: "own",
  },
  href: {
    as: "Ref<Hold>",
    rs: (lifetime) => `&${lifetime} Hold`,
    written: true,
    argument: (z) => ({ as: z, rs: `&${z}` }),
    of: "hold",
  },
  hmut: {
    as: "Mut<Hold>",
    rs: (lifetime) => `&${lifetime} mut Hold`,
    written: true,
    argument: (z) => ({ as: z, rs: `&mut ${z}` }),
    of: "hold",
  },
};
