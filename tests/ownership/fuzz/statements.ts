import { code, line, make, type Code, type Statement } from "./code.js";
import { condition, filledNests, number, optional, owned, value } from "./expressions.js";
import { blocks, jump } from "./flow.js";
import type { Kind } from "./kinds.js";
import { usingList } from "./lists.js";
import { holds, nullable, pairs, replaceable, writable } from "./places.js";
import type { Make, Variable, Writer } from "./writer.js";

/** Statements until the budget is used up, or one leaves the list. */
export function statements(writer: Writer, count: number): Statement[] {
  const list: Statement[] = [];
  for (let i = 0; i < count && writer.budget > 0; i++) {
    writer.budget--;
    const statement = writer.random.weighted(writer.choices(STATEMENTS))(writer);
    if (!statement) continue;
    list.push(statement);
    if (statement.leaves) break;
  }
  return list;
}

const declaring =
  (kind: Kind): Make =>
  (writer) => {
    const initial = value(writer, kind);
    return initial && writer.declare(kind, initial);
  };

const assigning =
  (...kinds: Kind[]): Make =>
  (writer) => {
    const variables = writer
      .of(...kinds)
      .filter(({ kind, isParameter }) => !isParameter || kind === "own" || kind === "opt");
    if (variables.length === 0) return null;
    const variable = writer.random.pick(variables);
    const next = value(writer, variable.kind);
    if (!next || next.as === variable.name.as) return null;
    variable.gone = false;
    return line(code`${variable.name} = ${next};`);
  };

/** `let x: OwnedFd;`, to be assigned later, or not. */
const declareOnly: Make = (writer) => {
  const name = code`${writer.name("own")}`;
  writer.add({ kind: "own", name, isParameter: false, gone: false });
  return line({ as: `let ${name.as}: OwnedFd;`, rs: `let mut ${name.rs}: OwnedFd;` });
};

/** A place of an owned field gets a new value. */
const assignField: Make = (writer) => {
  const { random } = writer;
  const places = [
    ...pairs(writer).map((name) => code`${name}.${random.pick(["a", "b"])}`),
    ...holds(writer, "hmut", ...(random.chance(0.05) ? ["href" as const] : [])).map((name) => code`${name}.fd`),
    ...writer.names("duo").map((name) => code`${name}.a`),
  ];
  const deep = writer.names("deep");
  if (deep.length > 0 && random.chance(0.3)) {
    const name = random.pick(deep);
    return line(
      random.chance(0.5)
        ? code`${name}.hold = ${value(writer, "hold")!};`
        : code`${name}.two = ${value(writer, "pair")!};`,
    );
  }
  return places.length > 0 ? line(code`${random.pick(places)} = ${owned(writer)};`) : null;
};

const assignNullable: Make = (writer) => {
  const place = nullable(writer);
  return place && line(code`${place} = ${optional(writer)};`);
};

const callSetter: Make = (writer) => {
  const twos = pairs(writer),
    some = holds(writer, "hmut");
  const { random } = writer;
  if (some.length > 0 && (twos.length === 0 || random.chance(0.6)))
    return line(code`${random.pick(some)}.${random.pick(["set", "park"])}(${owned(writer)});`);
  if (twos.length === 0) return null;
  const name = random.pick(twos),
    fd = owned(writer);
  return line({ as: `${name.as}.second = ${fd.as};`, rs: `${name.rs}.setSecond(${fd.rs});` });
};

/** A guard that is in a Nest is replaced: the borrow gets into what is there already. */
const nesting: Make = (writer) => {
  const lent = writer.names("nmut");
  const nests = lent.length > 0 && writer.random.chance(0.5) ? lent : filledNests(writer);
  const guard = nests.length > 0 && value(writer, "guard");
  return guard ? line(code`${writer.random.pick(nests)}.guard = ${guard};`) : null;
};

/** So with a generic class, which gives the guard that was there before. */
const keeping: Make = (writer) => {
  const kept = writer.of("kept").filter(({ isParameter }) => !isParameter);
  const guard = kept.length > 0 && value(writer, "guard");
  if (!guard) return null;
  const { name } = writer.random.pick(kept);
  return line(
    writer.random.chance(0.5) ? code`${name}.value = ${guard};` : code`log(9, ${name}.put(${guard}).look());`,
  );
};

const dropping: Make = (writer) => {
  const variable = writer.move(
    "own",
    "opt",
    "pair",
    "hold",
    "deep",
    "wrap",
    "duo",
    "list",
    "dyn",
    "guard",
    "lock",
    "nest",
    "kept",
    "guards",
  );
  return variable && line(code`drop(${variable.name});`);
};

const writing: Make = (writer) => {
  const place = writable(writer);
  const locks = writer.names("lock");
  if (locks.length > 0 && writer.random.chance(0.5)) return line(code`${writer.random.pick(locks)}.poke();`);
  return place && line(code`${place.self}.rewind();`);
};

/** What a value without a destructor borrows is lent on for longer than the value lives. */
const lendingOn: Make = (writer) => {
  const variables = writer.of("mref").filter(({ isParameter }) => !isParameter);
  if (variables.length === 0) return null;
  const { name } = writer.random.pick(variables);
  const place = writable(writer);
  if (!place || place.ref.as === name.as) return null;
  const pen = make("Pen", place.ref);
  const used = code`log(9, ${name}.read());`;
  return {
    as: [`{ const pen = ${pen.as}; ${name.as} = pen.fd; }`, used.as],
    rs: [`{ let pen = ${pen.rs}; ${name.rs} = &mut *pen.fd; }`, used.rs],
  };
};

/** What one parameter borrows gets into what another leads to. */
const keepingOther: Make = (writer) => {
  const [keepers, others] = [writer.of("nmut"), writer.of("sref")].map((all) =>
    all.filter(({ isParameter }) => isParameter),
  ) as [Variable[], Variable[]];
  if (keepers.length === 0 || others.length === 0) return null;
  return line(code`${writer.random.pick(keepers).name}.guard = ${make("Guard", writer.random.pick(others).name)};`);
};

const logging: Make = (writer) => line(code`log(9, ${number(writer)});`);

/** The old value is dropped at the end of the statement. */
const replacing: Make = (writer) => {
  const place = replaceable(writer);
  return place && line(code`log(9, replace(${place.ref}, ${owned(writer)}).read());`);
};

const discarding: Make = (writer) => {
  const fd = owned(writer);
  return line(/^[\w.]+$|^\(/.test(fd.as) ? code`drop(${fd});` : code`${fd};`);
};

/** Part of a value is dropped, and the rest is still there. */
const takingApart: Make = (writer) => {
  const { random } = writer;
  const places = [
    ...holds(writer).flatMap((name) => [code`${name}.fd`, code`${name}.spare`]),
    ...writer.names("deep").flatMap((name) => [code`${name}.hold`, code`${name}.two`]),
    ...writer.names("duo").flatMap((name) => [code`${name}.a`, code`${name}.b`]),
  ];
  return places.length > 0 ? line(code`drop(${random.pick(places)});`) : null;
};

/** What a nullable holds is used where it isn't null. */
const narrowing: Make = (writer) => {
  const { random } = writer;
  const variables = writer.of("opt", "oref");
  if (variables.length === 0) return null;
  const variable = random.pick(variables);
  const { as, rs } = variable.name;
  if (variable.kind === "oref")
    return line({
      as: `if (${as} !== null) log(9, ${as}.read());`,
      rs: `if let Some(x) = ${rs} { log(9, x.read()); }`,
    });
  const choice = random.below(4);
  if (choice === 0)
    return line({
      as: `if (${as} !== null) log(9, ${as}.read());`,
      rs: `if let Some(x) = &${rs} { log(9, x.read()); }`,
    });
  if (choice === 1)
    return line({ as: `if (${as} !== null) ${as}.rewind();`, rs: `if let Some(x) = &mut ${rs} { x.rewind(); }` });
  writer.moved(variable);
  if (choice === 2)
    return line({
      as: `if (${as} !== null) log(9, consume(${as}));`,
      rs: `if ${rs}.is_some() { log(9, consume(${rs}.unwrap())); }`,
    });
  return line({
    as: `if (${as} === null) log(9, 0); else log(9, consume(${as}!));`,
    rs: `if ${rs}.is_none() { log(9, 0) } else { log(9, consume(${rs}.unwrap())); }`,
  });
};

/** Moves that are never right: out of a field of what is dropped as a whole, or out of a borrow. */
const movingOut: Make = (writer) => {
  const { random } = writer;
  const places = [
    ...pairs(writer).map((name) => code`${name}.a`),
    ...writer.names("href", "hmut").map((name) => code`${name}.fd`),
    ...writer.names("sref", "mref").map((name): Code => ({ as: name.as, rs: `*${name.rs}` })),
    ...writer.names("guard").map((name): Code => ({ as: `${name.as}.fd`, rs: `*${name.rs}.fd` })),
    ...writer.names("wrap").map((name): Code => ({ as: `${name.as}.get()`, rs: `*${name.rs}.get()` })),
  ];
  return places.length > 0 && random.chance(0.2) ? line(code`consume(${random.pick(places)});`) : null;
};

/** A condition as a value: its temporaries end with the statement. */
const testing: Make = (writer) => {
  const name = writer.name("c"),
    test = condition(writer);
  const known = code`log(9, ${{ as: `i32(${name})`, rs: `${name} as i32` }});`;
  return { as: [`const ${name}: bool = ${test.as};`, known.as], rs: [`let ${name}: bool = ${test.rs};`, known.rs] };
};

/** Leaves the function. */
export function returning(writer: Writer): Statement {
  const { random, result, lenders } = writer;
  if (result === "i32") return line(code`return ${number(writer)};`, true);
  const lender = lenders.length > 0 && random.chance(0.6) ? lent(writer, random.pick(lenders).name) : null;
  return line(code`return ${lender ?? value(writer, result) ?? lent(writer, random.pick(lenders).name)!};`, true);
}

/** A result that borrows from a parameter, as well as can be. */
function lent({ result, lenders }: Writer, name: Code): Code | null {
  const { kind } = lenders.find((lender) => lender.name === name)!;
  if (kind === result) return name;
  const isHold = kind === "href" || kind === "hmut";
  switch (result) {
    case "ref":
      return kind === "view" ? code`${name}.fd` : code`${name}.asFd()`;
    case "sref":
      return isHold
        ? { as: `${name.as}.fd`, rs: `&${name.rs}.fd` }
        : kind === "guard"
          ? code`${name}.fd`
          : { as: name.as, rs: `&*${name.rs}` };
    case "mref":
      return kind === "hmut" ? { as: `${name.as}.fd`, rs: `&mut ${name.rs}.fd` } : null;
    case "view":
      return kind === "ref"
        ? { as: `new View(${name.as})`, rs: `View::new(${name.rs})` }
        : { as: `new View(${name.as}.asFd())`, rs: `View::new(${name.rs}.asFd())` };
    case "guard":
      return isHold
        ? { as: `new Guard(${name.as}.fd)`, rs: `Guard::new(&${name.rs}.fd)` }
        : { as: `new Guard(${name.as})`, rs: `Guard::new(&*${name.rs})` };
    default:
      return null;
  }
}

const leaving: Make = (writer) => (writer.random.chance(0.4) ? returning(writer) : jump(writer));

/** Each kind of statement with how often it comes. */
const STATEMENTS: readonly (readonly [number, Make])[] = [
  [6, declaring("own")],
  [2, declaring("opt")],
  [2, declaring("pair")],
  [3, declaring("hold")],
  [1.5, declaring("deep")],
  [1, declaring("wrap")],
  [1.5, declaring("duo")],
  [1, declaring("kept")],
  [0.4, keeping],
  [1, declaring("dyn")],
  [2, declaring("guard")],
  [1.5, declaring("lock")],
  [1.5, declaring("nest")],
  [0.7, declaring("nmut")],
  [1.5, declaring("list")],
  [1, declaring("guards")],
  [3, declaring("ref")],
  [1.5, declaring("view")],
  [2, declaring("sref")],
  [1, declaring("oref")],
  [2, declaring("mref")],
  [1, declaring("href")],
  [1, declaring("hmut")],
  [0.7, declareOnly],
  [3, assigning("own")],
  [1, assigning("pair", "hold", "deep", "wrap", "duo", "dyn")],
  [1, assigning("guard", "lock", "nest", "kept")],
  [1.5, nesting],
  [5, usingList],
  [3, assigning("ref", "sref", "view", "oref", "mref", "href", "nmut")],
  [2, assignField],
  [2, assignNullable],
  [1.5, callSetter],
  [3, dropping],
  [2, writing],
  [1.5, lendingOn],
  [0.8, keepingOther],
  [5, logging],
  [1, replacing],
  [1, discarding],
  [2, narrowing],
  [0.7, movingOut],
  [1, takingApart],
  [0.7, testing],
  [10, (writer) => blocks(writer, statements)],
  [2.5, leaving],
];
