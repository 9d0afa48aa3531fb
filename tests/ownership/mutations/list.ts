/** A rule switched off: a text in a compiled file of the transform, which must be there once, and what stands for it. */
export interface Mutation {
  readonly rule: string;
  /** Relative to js/, without its ending. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Cases with these errors, or in these groups, are tried first. */
  readonly first: readonly string[];
}

const mutation = (file: string, rule: string, first: string, from: string, to: string): Mutation => ({
  rule,
  file,
  from,
  to,
  first: first.split(" "),
});

const CHECK = "ownership/rules",
  STATE = "ownership/dataflow/state",
  LIVENESS = "ownership/dataflow/liveness",
  VERDICTS = "ownership/dataflow/verdicts",
  BRANCHES = "transform/lower/branches";

/** Switches nothing off. */
export const UNCHANGED = mutation(CHECK, "nothing", "", "return this.#access(", "return this.#access(");

export const MUTATIONS: readonly Mutation[] = [
  mutation(
    CHECK,
    "a value is there when it is used",
    "E0382 E0381",
    "(state.dead & bit(local.ownIndex)) === 0n)\n            return true;",
    "true)\n            return true;",
  ),
  mutation(CHECK, "a whole isn't used when a part has moved out", "fields", "parts.every(", "[].every("),
  mutation(
    CHECK,
    "a variable without a value isn't a moved one",
    "E0381",
    "this.sink(errors.useOfUninitialized(local, span, isPossibly, this.#assignmentsBefore(local, span)))",
    "this.sink(errors.movedInPreviousTurn(local, span))",
  ),
  mutation(CHECK, "accesses", "E0499 E0502", "return this.#access(operation, state, live);", "return;"),
  mutation(
    CHECK,
    "an exclusive access ends at shared borrows",
    "E0502",
    "mut ? () => true : ({ mut: exclusive }) => exclusive",
    "({ mut: exclusive }) => exclusive",
  ),
  mutation(
    CHECK,
    "a shared access ends at exclusive borrows",
    "E0502 E0503",
    "mut ? () => true : ({ mut: exclusive }) => exclusive",
    "mut ? () => true : () => false",
  ),
  mutation(
    CHECK,
    "two-phase borrows are exclusive once the call is made",
    "E0499 mut",
    "loan.mut || loan.reserved === true",
    "loan.mut",
  ),
  mutation(
    CHECK,
    "what is lent on is out of use",
    "E0503 mut",
    "this.#conflict(state, live, local, [], ({ mut }) => mut)",
    "null",
  ),
  mutation(CHECK, "moves", "E0382 E0505", "return this.#move(operation, state, live);", "return;"),
  mutation(
    CHECK,
    "what is borrowed doesn't move",
    "E0505",
    "this.#conflict(state, live, operation.local, [], () => true)",
    "null",
  ),
  mutation(
    CHECK,
    "what is borrowed isn't assigned to",
    "E0506",
    "this.#conflict(state, live, operation.local, path, () => true)",
    "null",
  ),
  mutation(
    CHECK,
    "a field is assigned to only where its owner is there",
    "E0382 fields",
    'operation.op === "assignField" && !this.#isInitialized(operation, state)',
    "false",
  ),
  mutation(
    CHECK,
    "no borrow outlives its owner",
    "E0597 E0716",
    "return this.#drop(operation, state, live);",
    "return;",
  ),
  mutation(
    CHECK,
    "a borrow through a borrow may outlive the variable",
    "borrows mut",
    "({ through }) => !through",
    "() => true",
  ),
  mutation(CHECK, "no borrow of a local leaves the function", "E0515", "else if (!loan.through)", "else if (false)"),
  mutation(
    CHECK,
    "a borrow that leaves is one that the signature names",
    "E0621",
    "else if (!from.includes(name))",
    "else if (false)",
  ),
  mutation(
    CHECK,
    "a value doesn't borrow from itself",
    "E0515 constructors",
    'if (name === "this"',
    'if (name === "nothing"',
  ),
  mutation(
    CHECK,
    "no borrow of a local is kept behind a parameter",
    "E0597",
    "if (loan.universal === null && !loan.through)\n                this.sink(errors.keptAfterCall",
    "if (false)\n                this.sink(errors.keptAfterCall",
  ),
  mutation(
    CHECK,
    "no borrow of a parameter is kept behind another",
    "E0621",
    "loan.universal !== null && loan.local.ref !== null",
    "false",
  ),
  mutation(CHECK, "no borrow goes where it lives for ever", "E0521", "loansOf(state, operation.source) === 0n", "true"),
  mutation(
    CHECK,
    "a value that has moved away uses no borrows",
    "borrows guards",
    "borrow.own && (state.live & bit(borrow.ownIndex)) === 0n",
    "false",
  ),
  mutation(
    CHECK,
    "borrows of other fields aren't in the way",
    "fields",
    "overlap(placeOf(each.local, each.path).path, place.path)",
    "true",
  ),
  mutation(
    CHECK,
    "a borrow of a field is one of the whole",
    "fields E0505",
    "overlap(placeOf(each.local, each.path).path, place.path)",
    "placeOf(each.local, each.path).path.length === place.path.length",
  ),
  mutation(STATE, "a value that moved is gone", "E0382", "state.dead |= self;", ""),
  mutation(STATE, "a value that moved isn't dropped", "drops", "state.live &= ~self;", ""),
  mutation(STATE, "a new value makes a variable usable again", "moves", "state.dead &= ~self;", ""),
  mutation(
    STATE,
    "a value that moves on one path may be gone",
    "E0382 drops",
    "state.dead = add(state.dead, from.dead);",
    "",
  ),
  mutation(
    STATE,
    "a value that comes on one path may be there",
    "drops",
    "state.live = add(state.live, from.live);",
    "",
  ),
  mutation(
    STATE,
    "a borrow that is made on one path may be there",
    "E0505 E0597",
    "state.loans.set(index, add(state.loans.get(index) ?? 0n, set));",
    ";",
  ),
  mutation(
    STATE,
    "a loop is followed until nothing changes",
    "loops",
    "if ((more & ~have) !== 0n)\n                grew = true;",
    "",
  ),
  mutation(
    STATE,
    "a copy of a borrow carries its loans",
    "E0505 borrows",
    "set | loansOf(state, local), start)",
    "set, start)",
  ),
  mutation(
    STATE,
    "a borrow that is kept is carried by who keeps it",
    "E0597 guards",
    "setLoans(state, local, loansOf(state, local) | more);",
    ";",
  ),
  mutation(
    STATE,
    "what a borrow in use was borrowed from is in use",
    "guards E0505 E0597",
    "for (const id of members(lent))",
    "for (const id of [])",
  ),
  mutation(STATE, "what moved away lends nothing any more", "regressions", "if (isGone && ", "if (false && "),
  mutation(
    STATE,
    "what moved away lends until it has arrived",
    "regressions guards E0505 E0515",
    "(this.#uses.at(next) & bit(index)) === 0n",
    "true",
  ),
  mutation(
    BRANCHES,
    "all parts of a condition hold where it does",
    "regressions",
    "isAnd ? right : whenTrue, isAnd ? whenFalse : right",
    "right, right",
  ),
  mutation(
    LIVENESS,
    "a variable that is overwritten ends the borrow that it had",
    "borrows loops",
    "live &= ~bit(written.loanIndex);",
    "",
  ),
  mutation(LIVENESS, "a borrow that is used later is in use", "E0505", "live |= bit(local.loanIndex);", ";"),
  mutation(
    LIVENESS,
    "a destructor uses the borrows of its value",
    "guards E0597",
    'operation.verdict === "none" || operation.local.mayDangle ? [] : [operation.local]',
    "[]",
  ),
  mutation(
    LIVENESS,
    "a borrow in use in the next turn of a loop is in use",
    "loops",
    "return predecessors[block.id];",
    "return [];",
  ),
  mutation(
    VERDICTS,
    "what may have moved has a flag",
    "drops",
    '=== 0n ? "static" : "flag"',
    '=== 0n ? "static" : "static"',
  ),
  mutation(
    VERDICTS,
    "what has moved isn't dropped",
    "drops",
    'operation.verdict = "none";',
    'operation.verdict = "static";',
  ),
];
