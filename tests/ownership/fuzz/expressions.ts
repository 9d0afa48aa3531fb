import { code, make, type Code } from "./code.js";
import { KINDS, OPEN, tryOpen, type Kind } from "./kinds.js";
import { holdArgument, holds, nullable, readable, readableOrNew, replaceable, writable } from "./places.js";
import type { Writer } from "./writer.js";

/** A condition without effects. */
function plainCondition({ random }: Writer): string {
  return `n > ${random.below(7)}`;
}

/** An OwnedFd that moves out of the expression. */
export function owned(writer: Writer, depth = 0): Code {
  const { random } = writer;
  const inner = () => owned(writer, depth + 1);
  if (depth > 1) return writer.move("own")?.name ?? OPEN;
  const choice = random.below(16);
  if (choice < 5) return writer.move("own")?.name ?? OPEN;
  if (choice < 7) return code`${random.pick(["pass", "ident"])}(${inner()})`;
  if (choice === 7) {
    const condition = plainCondition(writer),
      yes = inner(),
      no = inner();
    return { as: `(${condition} ? ${yes.as} : ${no.as})`, rs: `(if ${condition} { ${yes.rs} } else { ${no.rs} })` };
  }
  if (choice === 8) return code`choose(n, ${inner()}, ${inner()})`;
  if (choice === 9) {
    const receivers = [
      ...holds(writer, "hmut").map((name) => code`${name}.swap`),
      ...writer.names("wrap", "duo").map((name) => code`${name}.put`),
    ];
    if (receivers.length > 0) return code`${random.pick(receivers)}(${inner()})`;
  }
  if (choice === 10) {
    const place = replaceable(writer);
    if (place) return code`replace(${place.ref}, ${inner()})`;
  }
  if (choice === 11) return part(writer) ?? OPEN;
  // Below a ternary only names and owned values: the branches of a Rust `if` drop other temporaries.
  if (choice === 12) {
    const isOther = depth === 0 && random.chance(0.5);
    const former = isOther ? (value(writer, random.pick(["own", "guard", "hold", "pair", "duo"])) ?? OPEN) : inner();
    return code`latter(${former}, ${inner()})`;
  }
  if (choice === 13) {
    const duo = writer.move("duo");
    if (duo) return random.chance(0.5) ? code`${duo.name}.intoA()` : code`${duo.name}.a`;
  }
  return OPEN;
}

/** An OwnedFd that moves out of a value which has no destructor, and is taken apart by that. */
function part(writer: Writer): Code | null {
  const variables = writer.of("hold", "deep", "duo");
  if (variables.length === 0) return null;
  const variable = writer.random.pick(variables);
  if (writer.random.chance(0.5)) writer.moved(variable);
  const { kind, name } = variable;
  return kind === "hold" ? code`${name}.fd` : kind === "deep" ? code`${name}.hold.fd` : code`${name}.b.fd`;
}

/** An `OwnedFd | null`. */
export function optional(writer: Writer): Code {
  const { random } = writer;
  const choice = random.below(8);
  if (choice === 0) return { as: "null", rs: "None" };
  if (choice < 3) {
    const value = owned(writer);
    return { as: value.as, rs: `Some(${value.rs})` };
  }
  if (choice < 5) {
    const place = nullable(writer);
    if (place) return { as: `take(${place.as})`, rs: `take(&mut ${place.rs})` };
  }
  const lists = writer.names("list");
  if (choice === 5 && lists.length > 0) return code`${random.pick(lists)}.pop()`;
  if (choice < 7) {
    const variable = writer.move("opt");
    if (variable) return variable.name;
  }
  return tryOpen(plainCondition(writer));
}

/** A `Ref<OwnedFd> | null`. */
function optionalBorrow(writer: Writer): Code {
  const place = readable(writer);
  const borrowed = [
    ...writer.names("oref"),
    ...writer.names("opt").map((name): Code => ({ as: name.as, rs: `${name.rs}.as_ref()` })),
    ...(place ? [{ as: place.ref.as, rs: `Some(${place.ref.rs})` }] : []),
  ];
  return borrowed.length > 0 ? writer.random.pick(borrowed) : { as: "null", rs: "None" };
}

/** A BorrowedFd. */
function borrowed(writer: Writer, temporaries = true): Code {
  const { random } = writer;
  const choices: Code[] = [
    ...writer.names("ref"),
    ...writer.names("view").map((name) => (random.chance(0.5) ? code`${name}.fd` : code`${name}.inner()`)),
    ...holds(writer, "href", "hmut").map((name) => code`${name}.asFd()`),
  ];
  const place = temporaries ? readableOrNew(writer) : readable(writer);
  if (place) choices.push(code`${place.self}.asFd()`, code`tie(${place.ref})`);
  const known = writer.names("ref");
  if (known.length > 0 && temporaries)
    choices.push(code`${random.pick(["first", "either"])}(${random.pick(known)}, ${random.pick(known)})`);
  if (choices.length > 1 && random.chance(0.1)) {
    // The branches of a Rust `if` drop their temporaries, those of a ternary end with the statement: only names.
    const plain = choices.filter(({ as }) => !as.includes("open"));
    const condition = plainCondition(writer),
      yes = random.pick(plain),
      no = random.pick(plain);
    if (yes)
      return { as: `(${condition} ? ${yes.as} : ${no.as})`, rs: `(if ${condition} { ${yes.rs} } else { ${no.rs} })` };
  }
  return choices.length > 0 ? random.pick(choices) : code`${OPEN}.asFd()`;
}

/** A value of any kind, to be bound or returned; null where the program has nothing to make one of. */
export function value(writer: Writer, kind: Kind): Code | null {
  switch (kind) {
    case "own":
      return owned(writer);
    case "opt":
      return optional(writer);
    case "pair":
      return movedOr(writer, kind, () => make("Two", owned(writer), owned(writer)));
    case "hold":
      return movedOr(writer, kind, () => hold(writer));
    case "deep":
      return movedOr(writer, kind, () => make("Deep", hold(writer), make("Two", owned(writer), owned(writer))));
    case "wrap":
      return movedOr(writer, kind, () => make("Wrap<OwnedFd>", owned(writer)));
    case "duo":
      return movedOr(writer, kind, () => {
        const other = writer.random.chance(0.2) ? writer.move("duo") : null;
        return other ? code`${other.name}.flip().flip()` : make("Duo<OwnedFd, Hold>", owned(writer), hold(writer));
      });
    case "kept":
      return movedOr(writer, kind, () => make("Wrap<Guard>", guard(writer)));
    case "list":
      return movedOr(writer, kind, () => KINDS.list.argument(""));
    case "guards":
      return KINDS.guards.argument("");
    case "dyn":
      return movedOr(writer, kind, () => boxed(owned(writer)));
    case "guard":
      return movedOr(writer, kind, () => guard(writer));
    case "lock": {
      const place = writable(writer);
      return place && make("Lock", place.ref);
    }
    case "nest":
      return movedOr(writer, kind, () => make("Nest", guard(writer)));
    case "nmut": {
      const places = [
        ...writer.names("nest").map((name): Code => ({ as: name.as, rs: `&mut ${name.rs}` })),
        ...writer.names("nmut").map((name): Code => ({ as: name.as, rs: `&mut *${name.rs}` })),
      ];
      return places.length > 0 ? writer.random.pick(places) : null;
    }
    case "ref":
      return borrowed(writer);
    case "view":
      return movedOr(writer, kind, () => make("View", borrowed(writer)));
    case "sref":
      return readableOrNew(writer).ref;
    case "oref":
      return optionalBorrow(writer);
    case "mref": {
      const known = writer.names("mref");
      if (known.length > 0 && writer.random.chance(0.4)) {
        const { as, rs } = writer.random.pick(known);
        return { as, rs: `&mut *${rs}` };
      }
      const place = writable(writer);
      return place && (writer.random.chance(0.15) ? code`again(${place.ref})` : place.ref);
    }
    case "href":
      return holdArgument(writer, false);
    case "hmut":
      return holdArgument(writer, true);
  }
}

function hold(writer: Writer): Code {
  const outer = writer.random.chance(0.2) ? writer.move("deep") : null;
  if (outer) return writer.random.chance(0.5) ? code`${outer.name}.intoHold()` : code`${outer.name}.hold`;
  return make("Hold", owned(writer), optional(writer));
}

/** A variable of the kind, perhaps through the identity function, or a new value. */
function movedOr(writer: Writer, kind: Kind, fresh: () => Code): Code {
  if (!writer.random.chance(0.35)) return fresh();
  const variable = writer.move(kind);
  if (!variable) return fresh();
  return writer.random.chance(0.3) && kind !== "view" ? code`ident(${variable.name})` : variable.name;
}

/** The Nests that can get another guard: to rustc, what a parameter borrows is as old as the call, also when it is replaced. */
export function filledNests(writer: Writer): Code[] {
  return writer
    .of("nest", "nmut")
    .flatMap(({ name, isParameter, kind }) => (isParameter && kind === "nest" ? [] : [name]));
}

/** An owned value as one of an interface. */
function boxed({ as, rs }: Code): Code {
  return { as, rs: `Box::new(${rs})` };
}

function guard(writer: Writer): Code {
  const fresh = () => make("Guard", readableOrNew(writer).ref);
  const nests = filledNests(writer);
  if (nests.length > 0 && writer.random.chance(0.3)) {
    const nest = writer.random.pick(nests),
      next = writer.move("guard")?.name ?? fresh();
    return writer.random.chance(0.5)
      ? code`${nest}.put(${next})`
      : code`replace(${{ as: nest.as, rs: `&mut ${nest.rs}` }}.guard, ${next})`;
  }
  const other = writer.random.chance(0.2) ? writer.move("guard") : null;
  return other ? code`merge(${other.name}, ${fresh()}, ${number(writer, 1)})` : fresh();
}

/** An i32. */
export function number(writer: Writer, depth = 0): Code {
  const { random } = writer;
  const looks: (() => Code | null)[] = [
    () => code`${readableOrNew(writer).self}.read()`,
    () => code`${readableOrNew(writer).self}.raw`,
    () => field(writer, "raw", "mref", "sref"),
    () => code`peek(${readableOrNew(writer).ref})`,
    () => code`peekB(${borrowed(writer)})`,
    () => code`${borrowed(writer)}.read()`,
    () => code`consume(${owned(writer)})`,
    () => code`${owned(writer)}.${random.pick(["close", "intoRaw"])}()`,
    () => code`pass(${owned(writer)}).read()`,
    () => call("maybe", optional(writer)),
    () => call("glance", optionalBorrow(writer)),
    () => call("lookAt", dynamic(writer)),
    () => call("end", writer.move("dyn")?.name ?? boxed(owned(writer))),
    () => code`(${readableOrNew(writer).ref} + ${readableOrNew(writer).ref})`,
    () => call("peekHold", holdArgument(writer, false)),
    () => {
      const hold = holdArgument(writer, true);
      return hold && code`pokeHold(${hold}, ${owned(writer)})`;
    },
    () => call("poke", writable(writer)?.ref ?? null),
    () => {
      const place = writable(writer);
      return place && code`both(${place.ref}, ${readableOrNew(writer).ref})`;
    },
    () => call("eatTwo", writer.move("pair")?.name ?? null),
    () => {
      const hold = writer.move("hold");
      return hold && (random.chance(0.5) ? code`${hold.name}.eat()` : code`eatHold(${hold.name})`);
    },
    () => method(writer, "look", "guard", "view", "lock", "nest", "nmut"),
    () => {
      const variable = writer.move("guard");
      return (
        variable &&
        (random.chance(0.5)
          ? code`${variable.name}.finish()`
          : code`useGuard(${variable.name}, ${number(writer, depth + 1)})`)
      );
    },
    () => method(writer, "get().look", "kept"),
    () => method(writer, "read", "dyn"),
    () => (depth < 2 ? code`(${number(writer, depth + 1)} + ${number(writer, depth + 1)})` : null),
    () => choiceOfNumbers(writer),
  ];
  return (random.chance(0.85) ? random.pick(looks)() : null) ?? code`${random.pick(["n", "1", "4"])}`;
}

function call(name: string, argument: Code | null): Code | null {
  return argument && code`${name}(${argument})`;
}

function method(writer: Writer, name: string, ...kinds: Kind[]): Code | null {
  const variables = writer.names(...kinds);
  return variables.length > 0 ? code`${writer.random.pick(variables)}.${name}()` : null;
}

function field(writer: Writer, name: string, ...kinds: Kind[]): Code | null {
  const variables = writer.names(...kinds);
  return variables.length > 0 ? code`${writer.random.pick(variables)}.${name}` : null;
}

/** An argument of the interface type `AsFd`, which only borrows. */
function dynamic(writer: Writer): Code {
  const places = [...writer.names("ref"), ...holds(writer)].map((name): Code => ({ as: name.as, rs: `&${name.rs}` }));
  return places.length > 0 && writer.random.chance(0.5) ? writer.random.pick(places) : readableOrNew(writer).ref;
}

function choiceOfNumbers(writer: Writer): Code {
  const a = readableOrNew(writer),
    b = readableOrNew(writer);
  const test = writer.random.chance(0.3)
    ? code`${readableOrNew(writer).self}.read() > 4`
    : code`${plainCondition(writer)}`;
  return {
    as: `(${test.as} ? ${a.self.as}.read() : peek(${b.ref.as}))`,
    rs: `(if ${test.rs} { ${a.self.rs}.read() } else { peek(${b.ref.rs}) })`,
  };
}

/** A condition, perhaps with temporaries and short circuits. */
export function condition(writer: Writer): Code {
  const { random } = writer;
  const test = (): Code => {
    const variables = writer.names("opt");
    if (variables.length > 0 && random.chance(0.3)) {
      const name = random.pick(variables);
      return { as: `${name.as} !== null`, rs: `${name.rs}.is_some()` };
    }
    if (random.chance(0.2)) return code`${OPEN}.read() > ${random.below(7)}`;
    if (random.chance(0.4)) return code`${plainCondition(writer)}`;
    // asc itself goes on behind a constant: `(1 + 1) > 1 || f()` calls f.
    const value = number(writer, 1);
    return code`${/[a-z]/.test(value.as) ? value : "n"} > ${random.below(7)}`;
  };
  if (random.chance(0.5)) return code`${plainCondition(writer)}`;
  const join = () => random.pick(["&&", "||"]);
  const choice = random.below(4);
  if (choice === 0) return test();
  if (choice === 1) return code`${test()} ${join()} (${test()} ${join()} ${test()})`;
  return code`${test()} ${join()} ${test()}`;
}
