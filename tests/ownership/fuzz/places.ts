// Places: what a program can look at, borrow, or change.

import { code, type Code } from "./code.js";
import { OPEN } from "./kinds.js";
import type { Writer } from "./writer.js";

/** A place that holds an OwnedFd. */
export interface Place {
  /** As the receiver of a method. */
  readonly self: Code;
  /** As an argument that is borrowed. */
  readonly ref: Code;
}

function owned(name: Code): Place {
  return { self: name, ref: { as: name.as, rs: `&${name.rs}` } };
}

/** Names of Holds, owned or borrowed, and of those within others. */
export function holds(writer: Writer, ...kinds: readonly ("hold" | "href" | "hmut")[]): Code[] {
  return [
    ...writer.names("hold", ...kinds),
    ...writer.names("deep").map((name) => code`${name}.hold`),
    ...writer.names("duo").map((name) => code`${name}.b`),
  ];
}

/** Names of Twos, and of those within others. */
export function pairs(writer: Writer): Code[] {
  return [...writer.names("pair"), ...writer.names("deep").map((name) => code`${name}.two`)];
}

/** Places to look at. Without temporaries, null where there are none. */
export function readable(writer: Writer): Place | null {
  const { random } = writer;
  const borrow = (name: Code): Place => ({ self: name, ref: name });
  const reborrow = (name: Code): Place => ({ self: name, ref: { as: name.as, rs: `&*${name.rs}` } });
  const places: Place[] = [
    ...writer.names("own").flatMap((name) => [owned(name), owned(name)]),
    ...writer.names("sref").map(borrow),
    ...writer.names("mref").map(reborrow),
    ...pairs(writer).map((name) => owned(code`${name}.${random.pick(["a", "b"])}`)),
    ...pairs(writer).map((name) =>
      random.chance(0.5)
        ? borrow({ as: `${name.as}.first`, rs: `${name.rs}.first()` })
        : borrow({ as: `${name.as}[n]`, rs: `${name.rs}.at(n)` }),
    ),
    ...holds(writer, "href", "hmut").map((name) =>
      random.chance(0.6) ? owned(code`${name}.fd`) : borrow(code`${name}.get()`),
    ),
    ...writer.names("wrap").map((name) => borrow(code`${name}.get()`)),
    ...writer
      .names("duo")
      .map((name) =>
        random.chance(0.5) ? owned(code`${name}.a`) : borrow({ as: `${name.as}.first`, rs: `${name.rs}.first()` }),
      ),
    ...writer.names("guard").map((name) => borrow(code`${name}.fd`)),
    ...writer.names("kept").map((name) => borrow(random.chance(0.5) ? code`${name}.get().fd` : code`${name}.value.fd`)),
    ...writer.names("nest", "nmut").map((name) => borrow(code`${name}.guard.fd`)),
    ...writer.names("lock").map((name) => reborrow(code`${name}.fd`)),
  ];
  if (places.length === 0) return null;
  const place = random.pick(places);
  return random.chance(0.08)
    ? borrow({ as: `same<OwnedFd>(${place.ref.as})`, rs: `same::<OwnedFd>(${place.ref.rs})` })
    : place;
}

/** A place to look at, or a temporary. */
export function readableOrNew(writer: Writer): Place {
  return (
    (writer.random.chance(0.1) ? null : readable(writer)) ?? { self: OPEN, ref: { as: OPEN.as, rs: `&${OPEN.rs}` } }
  );
}

/** A place that can be changed. Now and then one that can't. */
export function writable(writer: Writer): Place | null {
  const { random } = writer;
  const place = (name: Code): Place => ({ self: name, ref: { as: name.as, rs: `&mut ${name.rs}` } });
  const through = (name: Code): Place => ({ self: name, ref: { as: name.as, rs: `&mut *${name.rs}` } });
  const places: Place[] = [
    ...writer.names("own").flatMap((name) => [place(name), place(name)]),
    ...writer.names("mref", random.chance(0.03) ? "sref" : "mref").map(through),
    ...pairs(writer).map((name) => place(code`${name}.${random.pick(["a", "b"])}`)),
    ...holds(writer, "hmut", ...(random.chance(0.03) ? ["href" as const] : [])).map((name) => place(code`${name}.fd`)),
    ...holds(writer, "hmut").map((name) => through(code`${name}.getMut()`)),
    ...writer.names("lock").map((name) => through(code`${name}.fd`)),
    ...writer.names("duo").map((name) => place(code`${name}.a`)),
  ];
  if (places.length === 0) return null;
  const chosen = random.pick(places);
  return random.chance(0.08)
    ? through({ as: `sameMut<OwnedFd>(${chosen.ref.as})`, rs: `sameMut::<OwnedFd>(${chosen.ref.rs})` })
    : chosen;
}

/** A place whose value can be replaced: not one that is only known by a borrow. */
export function replaceable(writer: Writer): Place | null {
  const places = [
    ...writer.names("own"),
    ...pairs(writer).map((name) => code`${name}.${writer.random.pick(["a", "b"])}`),
    ...holds(writer, "hmut").map((name) => code`${name}.fd`),
    ...writer.names("duo").map((name) => code`${name}.a`),
  ];
  if (places.length === 0) return null;
  const name = writer.random.pick(places);
  return { self: name, ref: { as: name.as, rs: `&mut ${name.rs}` } };
}

/** A place that holds an `OwnedFd | null`. */
export function nullable(writer: Writer): Code | null {
  const places = [...writer.names("opt"), ...holds(writer, "hmut").map((name) => code`${name}.spare`)];
  return places.length > 0 ? writer.random.pick(places) : null;
}

/** A Hold, as an argument of type `Ref<Hold>` or `Mut<Hold>`. */
export function holdArgument(writer: Writer, mut: boolean): Code | null {
  const to = mut ? "&mut " : "&";
  const places = [
    ...holds(writer).map((name): Code => ({ as: name.as, rs: `${to}${name.rs}` })),
    ...writer.names("hmut").map((name): Code => ({ as: name.as, rs: `${to}*${name.rs}` })),
    ...(mut ? [] : writer.names("href")),
  ];
  return places.length > 0 ? writer.random.pick(places) : null;
}
