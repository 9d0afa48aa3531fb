import { code, type Code, type Program, type Statement } from "./code.js";
import { KINDS, type Kind } from "./kinds.js";
import { Random } from "./random.js";
import { returning, statements } from "./statements.js";
import { Writer, type Variable } from "./writer.js";

const PARAMETERS: readonly Kind[] = [
  "own",
  "own",
  "opt",
  "pair",
  "hold",
  "deep",
  "list",
  "wrap",
  "duo",
  "dyn",
  "guard",
  "lock",
  "nest",
  "kept",
  "ref",
  "view",
  "sref",
  "oref",
  "mref",
  "mref",
  "href",
  "hmut",
];

/** What a result of a borrowing kind may borrow from. */
const LENDERS: Partial<Record<Kind, readonly Kind[]>> = {
  ref: ["ref", "sref", "view", "href", "hmut", "mref"],
  sref: ["sref", "href", "hmut", "mref", "guard"],
  oref: ["oref"],
  view: ["ref", "view", "sref", "href"],
  guard: ["sref", "href", "mref", "guard"],
  mref: ["mref", "hmut"],
};

const KEPT: readonly Kind[] = ["nmut", "guard", "nest", "kept", "ref", "view"];

type Receiver = "href" | "hmut" | "hold";

/** A random program: the same for the same seed. */
export function generate(seed: number, size = 16): Program {
  const random = new Random(seed);
  const isKeeping = random.chance(0.12);
  const result = isKeeping
    ? "i32"
    : random.weighted<Kind | "i32">([
        [5, "i32"],
        [1.5, "own"],
        [1, "opt"],
        [0.7, "hold"],
        [0.5, "pair"],
        [0.4, "list"],
        [1, "ref"],
        [1, "sref"],
        [0.5, "oref"],
        [0.5, "view"],
        [0.7, "guard"],
        [0.8, "mref"],
      ]);
  const receiver = random.chance(0.25) ? random.pick<Receiver>(["href", "hmut", "hold"]) : null;
  const parameters: Variable[] = Array.from({ length: random.below(4) }, (_, i) =>
    parameter(random.pick(PARAMETERS), i),
  );
  if (isKeeping) parameters.push(parameter("nmut", parameters.length));
  if (isKeeping && random.chance(0.3)) parameters.push(parameter("sref", parameters.length));
  const lends = result === "i32" ? undefined : LENDERS[result];
  if (lends && !parameters.some(({ kind }) => lends.includes(kind)))
    parameters.push(parameter(random.pick(lends), parameters.length));
  const self: Variable | null = receiver && {
    kind: receiver,
    name: { as: "this", rs: "self" },
    isParameter: true,
    gone: false,
  };
  const candidates = [...(self ? [self] : []), ...parameters].filter(({ kind }) => lends?.includes(kind));
  const lenders =
    candidates.length > 1 && random.chance(0.3)
      ? candidates.slice(0, 2)
      : candidates.length > 0
        ? [random.pick(candidates)]
        : [];

  const writer = new Writer(random, 4 + random.below(size), random.pick([0, 0.6, 0.9, 1]), result, lenders);
  for (const variable of [...(self ? [self] : []), ...parameters]) writer.add(variable);
  const body: Statement[] = statements(writer, size);
  if (!body.at(-1)?.leaves) body.push(returning(writer));
  const head = signature(result, receiver, parameters, lenders, isKeeping);
  return { seed, isMethod: receiver !== null, head, body, driver: driver(result, receiver, parameters) };
}

function parameter(kind: Kind, index: number): Variable {
  return { kind, name: code`p${index}`, isParameter: true, gone: false };
}

function signature(
  result: Kind | "i32",
  receiver: Receiver | null,
  parameters: readonly Variable[],
  lenders: readonly Variable[],
  isKeeping: boolean,
) {
  // A parameter that is lent as `Mut` may keep what others bring by value: in Rust they must say that it is as old.
  const lifetime = (variable: Variable) =>
    lenders.includes(variable) ? "'a" : isKeeping && KEPT.includes(variable.kind) ? "'k" : "'_";
  const resultLifetime = lenders.length > 0 ? "'a" : "'_";
  const said = lenders.map(({ name }) => `"${name.as}"`).join(", ");
  const marks = [
    ...(receiver === "hmut" ? ["@mut"] : []),
    ...(receiver === "hold" ? ["@consumes"] : []),
    ...(said ? [`@lifetime(${said})`] : []),
  ].join(" ");
  const lent = lenders.some(({ name }) => name.as === "this") ? "'a " : "";
  const self = { href: `&${lent}self`, hmut: `&${lent}mut self`, hold: "mut self" };
  const as = parameters.map(({ name, kind }) => `, ${name.as}: ${KINDS[kind].as}`).join("");
  const rs = parameters
    .map((variable) => `, mut ${variable.name.rs}: ${KINDS[variable.kind].rs(lifetime(variable))}`)
    .join("");
  const of = {
    as: result === "i32" ? "i32" : KINDS[result].as,
    rs: result === "i32" ? "i32" : KINDS[result].rs(resultLifetime),
  };
  return (name: string): Code => ({
    as: `${marks && `${marks} `}${receiver ? "" : "function "}${name}(n: i32${as}): ${of.as} {`,
    rs: `fn ${name}${said ? "<'a>" : isKeeping ? "<'k>" : ""}(${receiver ? `${self[receiver]}, ` : ""}n: i32${rs}) -> ${of.rs} {`,
  });
}

/** Makes the arguments, calls the function, and uses what it gives. */
function driver(result: Kind | "i32", receiver: Receiver | null, parameters: readonly Variable[]) {
  const before: Code[] = [],
    args: Code[] = [];
  const owner = (of: "own" | "opt" | "hold", name: string) => {
    const initial = KINDS[of].argument("");
    before.push({ as: `let ${name}: ${KINDS[of].as} = ${initial.as};`, rs: `let mut ${name} = ${initial.rs};` });
  };
  if (receiver) owner("hold", "zthis");
  for (const { kind, name } of parameters) {
    const { of, argument } = KINDS[kind];
    if (of) owner(of, `z${name.as}`);
    args.push(code`, ${argument(`z${name.as}`)}`);
  }
  const use = (result === "i32" ? null : KINDS[result].result) ?? code`r`;
  const variable: Code =
    result !== "i32" && KINDS[result].written ? { as: `r: ${KINDS[result].as}`, rs: "r" } : code`r`;
  return (name: string): Code => {
    const callee = receiver ? code`zthis.${name}` : code`${name}`;
    const print = (language: "as" | "rs") =>
      [
        ...before.map((text) => text[language]),
        `let ${variable[language]} = ${callee[language]}(n${args.map((arg) => arg[language]).join("")});`,
        `return ${use[language]};`,
      ].join(" ");
    return {
      as: `function run_${name}(n: i32): i32 { ${print("as")} }`,
      rs: `fn run_${name}(n: i32) -> i32 { ${print("rs").replace("let r ", "let mut r ")} }`,
    };
  };
}
