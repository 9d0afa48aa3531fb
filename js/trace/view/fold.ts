// Which lanes there are: lives that match a filter, folded into groups where there are many.

import type { Life } from "../trace.js";
import { lastOwner } from "./lane.js";
import { describe, untilOf } from "./text.js";

/** Whether a life is worth a lane: what was given and never used isn't. */
export function isShown({ beginning, owners, moments, lends }: Life): boolean {
  return beginning !== "given" || owners.length + moments.length + lends.length > 0;
}

/** What lives are grouped by. */
export type Grouping = "line" | "folder" | "owner" | "none";

export interface Group {
  readonly title: string;
  readonly lives: readonly Life[];
  readonly leaks: number;
  /** The most of them that were open at one time. */
  readonly most: number;
}

/** A lane, or the head of a group. */
export type Row =
  | { readonly life: Life; readonly isInGroup: boolean }
  | { readonly group: Group; readonly isOpen: boolean };

export interface Filter {
  /** Words that must all occur in what is known of a life. */
  readonly text: string;
  readonly onlyLeaks: boolean;
  readonly owner: string | null;
}

/** Above this number of lives, they are folded at first. */
const MANY = 60;

/** The grouping that suits a trace at first. */
export function groupingFor(lives: readonly Life[]): Grouping {
  if (lives.length <= MANY) return "none";
  return lives.some(({ openedAt }) => openedAt !== null) ? "line" : "folder";
}

/** Returns the lives that match. */
export function matching(lives: readonly Life[], { text, onlyLeaks, owner }: Filter): Life[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return lives.filter((life) => {
    if (onlyLeaks && !life.isLeak) return false;
    if (owner !== null && !life.owners.some((each) => each.owner === owner)) return false;
    if (words.length === 0) return true;
    const known = describe(life).toLowerCase();
    return words.every((word) => known.includes(word));
  });
}

/** Returns the rows, given which groups are open, of a run that ended at `end`. A group of one is a lane. */
export function rowsOf(lives: readonly Life[], grouping: Grouping, open: ReadonlySet<string>, end: number): Row[] {
  if (grouping === "none") return lives.map((life) => ({ life, isInGroup: false }));
  return groupsOf(lives, grouping, end).flatMap((group): Row[] => {
    if (group.lives.length === 1) return [{ life: group.lives[0]!, isInGroup: false }];
    const isOpen = open.has(group.title);
    const head: Row = { group, isOpen };
    return isOpen ? [head, ...group.lives.map((life) => ({ life, isInGroup: true }))] : [head];
  });
}

function groupsOf(lives: readonly Life[], grouping: Grouping, end: number): Group[] {
  const groups = new Map<string, Life[]>();
  for (const life of lives) {
    const key = keyOf(life, grouping);
    const known = groups.get(key);
    if (known) known.push(life);
    else groups.set(key, [life]);
  }
  return [...groups]
    .map(([title, of]) => {
      const leaks = of.filter(({ isLeak }) => isLeak).length;
      return { title, lives: of, leaks, most: mostAtOnce(of, end) };
    })
    .sort((a, b) => b.leaks - a.leaks || b.lives.length - a.lives.length);
}

function keyOf(life: Life, grouping: Grouping): string {
  if (grouping === "owner") return lastOwner(life) ?? "nobody";
  const folder = life.path?.includes("/") ? life.path.slice(0, life.path.lastIndexOf("/") + 1) : `${life.kind}s`;
  return grouping === "line" ? (life.openedAt ?? folder) : folder;
}

/** The most lives that are open at one time. One that ends when another begins isn't open with it. */
export function mostAtOnce(lives: readonly Life[], end: number): number {
  const changes = lives.flatMap((life): [number, number][] => [
    [life.start, 1],
    [untilOf(life, end), -1],
  ]);
  let [open, most] = [0, 0];
  for (const [, change] of changes.sort((a, b) => a[0] - b[0] || a[1] - b[1])) most = Math.max(most, (open += change));
  return most;
}

/** How many lives of a group are open in each of `count` parts of a time: what its lane shows while it is folded. */
export function density(lives: readonly Life[], from: number, to: number, count: number, end: number): number[] {
  const changes = new Array<number>(count + 1).fill(0);
  const part = (time: number) => Math.min(count, Math.max(0, Math.floor(((time - from) / (to - from || 1)) * count)));
  for (const life of lives) {
    const until = untilOf(life, end);
    if (until < from || life.start > to) continue;
    const first = Math.min(part(life.start), count - 1);
    changes[first]!++;
    changes[Math.max(part(until), first + 1)]!--;
  }
  let open = 0;
  return changes.slice(0, count).map((change) => (open += change));
}
