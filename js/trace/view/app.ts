// The page of a trace: what a browser runs. It draws only the lanes that are in view.

import type { Life, Trace } from "../trace.js";
import {
  density,
  groupingFor,
  isShown,
  matching,
  mostAtOnce,
  rowsOf,
  type Group,
  type Grouping,
  type Row,
} from "./fold.js";
import { arrowsOf, colourOf, fixed, LANE, labelOf, laneOf, lastOwner } from "./lane.js";
import { ownersIn } from "./legend.js";
import { place, placeWithin, spanOf, ticks, timeAt, type Scale } from "./scale.js";
import { HATCH } from "./style.js";
import { endingOf, escape, nameOf, timeText } from "./text.js";

const LABELS = 300;
const OVERVIEW = 64;

const byId = <T extends Element = HTMLElement>(id: string) => document.getElementById(id) as unknown as T;

/** Starts the page. */
export function startPage(trace: Trace): void {
  new Page(trace, trace.lives.filter(isShown)).start();
}

class Page {
  #text = "";
  #onlyLeaks = false;
  #owner: string | null = null;
  #grouping: Grouping;
  readonly #open = new Set<string>();
  #rows: Row[] = [];
  #from: number;
  #to: number;
  /** The part of the run that is shown at first. */
  readonly #whole: { readonly from: number; readonly to: number };
  #selected = -1;
  #isDrawing = false;

  constructor(
    private readonly trace: Trace,
    private readonly lives: readonly Life[],
  ) {
    this.#whole = spanOf(lives, trace.duration);
    this.#from = this.#whole.from;
    this.#to = this.#whole.to;
    this.#grouping = groupingFor(lives);
  }

  start(): void {
    this.#listen();
    this.#writeLegend();
    byId<HTMLSelectElement>("grouping").value = this.#grouping;
    this.#filter();
  }

  #listen(): void {
    const search = byId<HTMLInputElement>("search");
    search.addEventListener("input", () => {
      this.#text = search.value;
      this.#filter();
    });
    byId<HTMLSelectElement>("grouping").addEventListener("change", (event) => {
      this.#grouping = (event.target as HTMLSelectElement).value as Grouping;
      this.#filter();
    });
    byId("leaks").addEventListener("click", () => {
      this.#onlyLeaks = !this.#onlyLeaks;
      this.#filter();
    });
    byId("in").addEventListener("click", () => this.#zoom(0.5));
    byId("out").addEventListener("click", () => this.#zoom(2));
    byId("all").addEventListener("click", () => this.#showAll());
    byId("close").addEventListener("click", () => this.#select(-1));
    const lanes = byId("lanes");
    lanes.addEventListener("scroll", () => this.#draw());
    lanes.addEventListener("click", (event) => this.#click(event));
    lanes.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    addEventListener("resize", () => this.#draw());
    addEventListener("keydown", (event) => this.#key(event));
    this.#listenToOverview();
  }

  #listenToOverview(): void {
    const overview = byId("overview");
    let start = -1;
    const timeOf = (event: PointerEvent) => {
      const { left } = overview.getBoundingClientRect();
      return timeAt(this.#wholeScale(), event.clientX - left);
    };
    overview.addEventListener("pointerdown", (event) => {
      start = timeOf(event);
      overview.setPointerCapture(event.pointerId);
    });
    overview.addEventListener("pointerup", (event) => {
      const end = timeOf(event);
      const isDrag = Math.abs(place(this.#wholeScale(), end) - place(this.#wholeScale(), start)) > 4;
      if (isDrag) this.#show(Math.min(start, end), Math.max(start, end));
      else this.#show(end - (this.#to - this.#from) / 2, end + (this.#to - this.#from) / 2);
    });
    overview.addEventListener("dblclick", () => this.#showAll());
  }

  #key(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "Escape") {
      if (isTyping) (event.target as HTMLElement).blur();
      return this.#select(-1);
    }
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = (this.#to - this.#from) / 5;
    const keys: Record<string, () => void> = {
      "/": () => byId("search").focus(),
      "+": () => this.#zoom(0.5),
      "=": () => this.#zoom(0.5),
      "-": () => this.#zoom(2),
      "0": () => this.#showAll(),
      ArrowLeft: () => this.#show(this.#from - step, this.#to - step),
      ArrowRight: () => this.#show(this.#from + step, this.#to + step),
      ArrowDown: () => this.#select(Math.min(this.#selected + 1, this.#rows.length - 1)),
      ArrowUp: () => this.#select(Math.max(this.#selected - 1, 0)),
      Enter: () => this.#toggle(this.#selected),
    };
    const action = keys[event.key];
    if (!action || (event.key === "Enter" && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    action();
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    const span = this.#to - this.#from;
    if (!event.ctrlKey) {
      const by = (event.deltaX / this.#scale().width) * span;
      return this.#show(this.#from + by, this.#to + by);
    }
    const { left } = byId("lanes").getBoundingClientRect();
    this.#zoom(event.deltaY > 0 ? 1.25 : 0.8, timeAt(this.#scale(), event.clientX - left));
  }

  #zoom(factor: number, around = (this.#from + this.#to) / 2): void {
    this.#show(around - (around - this.#from) * factor, around + (this.#to - around) * factor);
  }

  #showAll(): void {
    this.#show(this.#whole.from, this.#whole.to);
  }

  /** Shows a part of the run, moved and cut so that it lies within it. */
  #show(from: number, to: number): void {
    const whole = this.#whole;
    const span = Math.min(Math.max(to - from, 0.01), whole.to - whole.from);
    this.#from = Math.min(Math.max(from, whole.from), whole.to - span);
    this.#to = this.#from + span;
    this.#draw();
  }

  #filter(): void {
    const found = matching(this.lives, { text: this.#text, onlyLeaks: this.#onlyLeaks, owner: this.#owner });
    this.#rows = rowsOf(found, this.#grouping, this.#open);
    byId("found").textContent =
      found.length === this.lives.length ? `${found.length} shown` : `${found.length} of ${this.lives.length} shown`;
    byId("leaks").setAttribute("aria-pressed", String(this.#onlyLeaks));
    for (const chip of document.querySelectorAll<HTMLElement>("[data-owner]"))
      chip.setAttribute("aria-pressed", String(chip.dataset["owner"] === this.#owner));
    this.#selected = -1;
    this.#writeDetails();
    this.#draw();
  }

  #writeLegend(): void {
    byId("legend").innerHTML = ownersIn(this.lives)
      .map((owner) => {
        const swatch = `<svg width="14" height="14"><rect class="${colourOf(owner)}" width="14" height="14" rx="3"/></svg>`;
        return `<button type="button" class="chip" data-owner="${escape(owner)}" aria-pressed="false">${swatch}${escape(owner)}</button>`;
      })
      .join("");
    for (const chip of document.querySelectorAll<HTMLElement>("[data-owner]")) {
      chip.addEventListener("click", () => {
        this.#owner = this.#owner === chip.dataset["owner"] ? null : chip.dataset["owner"]!;
        this.#filter();
      });
    }
  }

  #click(event: MouseEvent): void {
    const lanes = byId("lanes");
    const row = Math.floor((event.clientY - lanes.getBoundingClientRect().top + lanes.scrollTop) / LANE);
    if (row < 0 || row >= this.#rows.length) return;
    this.#select(row);
    this.#toggle(row);
  }

  /** Opens or closes a group. */
  #toggle(index: number): void {
    const row = this.#rows[index];
    if (!row || !("group" in row)) return;
    if (!this.#open.delete(row.group.title)) this.#open.add(row.group.title);
    this.#filter();
    this.#select(index);
  }

  #select(index: number): void {
    this.#selected = index;
    const lanes = byId("lanes");
    if (index >= 0) {
      if (index * LANE < lanes.scrollTop) lanes.scrollTop = index * LANE;
      const below = (index + 1) * LANE - lanes.clientHeight;
      if (below > lanes.scrollTop) lanes.scrollTop = below;
    }
    this.#writeDetails();
    this.#draw();
  }

  #writeDetails(): void {
    const row = this.#rows[this.#selected];
    const life = row && "life" in row ? row.life : undefined;
    byId("details").hidden = !life;
    if (life) byId("facts").innerHTML = detailsOf(life, this.trace.duration);
  }

  #wholeScale(): Scale {
    return { ...this.#whole, left: LABELS, width: byId("overview").clientWidth - LABELS - 28 };
  }

  #scale(): Scale {
    return { from: this.#from, to: this.#to, left: LABELS, width: byId("lanes").clientWidth - LABELS - 28 };
  }

  /** Draws at the next frame. */
  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#drawOverview();
      this.#drawLanes();
    });
  }

  #drawOverview(): void {
    const scale = this.#wholeScale();
    const { open, duration } = this.trace;
    const most = Math.max(1, ...open.map(([, count]) => count));
    const height = (count: number) => OVERVIEW - 8 - (count / most) * (OVERVIEW - 26);
    const line = open.map(([time, count]) => `H${fixed(placeWithin(scale, time))}V${fixed(height(count))}`).join("");
    const end = place(scale, duration);
    const [x1, x2] = [place(scale, this.#from), place(scale, this.#to)];
    byId("overview").innerHTML =
      `<svg width="100%" height="${OVERVIEW}" aria-hidden="true">` +
      `<text class="about" x="12" y="24">open descriptors</text><text class="name" x="12" y="42">at most ${most}</text>` +
      `<path class="area" d="M${LABELS} ${OVERVIEW - 8}${line}H${fixed(end)}V${OVERVIEW - 8}Z"/>` +
      `<rect class="window" x="${fixed(x1)}" y="2" width="${fixed(Math.max(2, x2 - x1))}" height="${OVERVIEW - 4}" rx="4"/></svg>`;
  }

  #drawLanes(): void {
    const lanes = byId("lanes");
    const scale = this.#scale();
    const first = Math.max(0, Math.floor(lanes.scrollTop / LANE) - 2);
    const last = Math.min(this.#rows.length, Math.ceil((lanes.scrollTop + lanes.clientHeight) / LANE) + 2);
    byId("space").style.height = `${this.#rows.length * LANE}px`;
    const canvas = byId<SVGElement>("canvas");
    canvas.style.top = `${first * LANE}px`;
    canvas.setAttribute("height", String((last - first) * LANE));
    const shown = this.#rows.slice(first, last);
    const tops = new Map<number, number>();
    shown.forEach((row, i) => "life" in row && tops.set(row.life.id, i * LANE));
    const grid = ticks(scale).map(
      (time) => `<path class="grid" d="M${fixed(place(scale, time))} 0v${(last - first) * LANE}"/>`,
    );
    canvas.innerHTML = [
      HATCH,
      ...grid,
      ...shown.map((row, i) => this.#rowOf(row, scale, i * LANE, first + i)),
      arrowsOf(
        shown.flatMap((row) => ("life" in row ? [row.life] : [])),
        tops,
        scale,
      ),
    ].join("");
    byId("axis").innerHTML = ticks(scale)
      .map(
        (time) =>
          `<text class="axis" x="${fixed(place(scale, time))}" y="15" text-anchor="middle">${timeText(time)}</text>`,
      )
      .join("");
    byId("empty").hidden = this.#rows.length > 0;
  }

  #rowOf(row: Row, scale: Scale, y: number, index: number): string {
    const width = scale.left + scale.width + 28;
    const back = `<rect class="${index === this.#selected ? "row chosen" : "row"}" y="${y}" width="${width}" height="${LANE}"/>`;
    const line = `<path class="row-line" d="M0 ${y + LANE}H${width}"/>`;
    if ("group" in row) return back + this.#groupRow(row.group, row.isOpen, scale, y) + line;
    const { life, isInGroup } = row;
    return back + labelOf(life, y, LABELS, isInGroup ? 18 : 0) + laneOf(life, scale, y, this.trace.duration) + line;
  }

  #groupRow(group: Group, isOpen: boolean, scale: Scale, y: number): string {
    const { title, lives, leaks } = group;
    const count = Math.max(1, Math.floor(scale.width / 2));
    const counts = density(lives, scale.from, scale.to, count, this.trace.duration);
    const most = Math.max(1, ...counts);
    const area = counts.map(
      (open, i) => `L${fixed(scale.left + (i / count) * scale.width)} ${fixed(y + 29 - (open / most) * 22)}`,
    );
    const end = scale.left + scale.width;
    const crosses = lives
      .filter(({ isLeak, start }) => isLeak && start >= scale.from && start <= scale.to)
      .slice(0, 200)
      .map(({ start }) => `<path class="cross" d="M${fixed(place(scale, start) - 3)} ${y + 4}l6 6m0 -6l-6 6"/>`);
    const left = leaks > 0 ? ` · ${leaks} left open` : "";
    const about = `${lives.length} descriptors · at most ${mostAtOnce(lives, this.trace.duration)} at once${left}`;
    const shape = `M${scale.left} ${y + 30}${area.join("")}L${fixed(end)} ${y + 30}Z`;
    return (
      `<path class="fold" d="M12 ${y + (isOpen ? 9 : 7)}${isOpen ? "h9l-4.5 6z" : "v9l6 -4.5z"}"/>` +
      `<g transform="translate(18 0)">${headOf(title, about, y, leaks > 0)}</g>` +
      `<path class="${colourOf(lastOwner(lives[0]!))} density" d="${shape}"/>` +
      crosses.join("")
    );
  }
}

function headOf(title: string, about: string, y: number, isLeak: boolean): string {
  const shown = title.length > 38 ? `…${title.slice(-37)}` : title;
  return (
    `<text class="${isLeak ? "name leak-text" : "name"}" x="12" y="${y + 15}">${escape(shown)}</text>` +
    `<text class="about" x="12" y="${y + 29}">${escape(about)}</text>`
  );
}

/** Everything that happened to a life, in order. */
function detailsOf(life: Life, end: number): string {
  const events: [time: number, what: string, at: string | null][] = [
    [life.start, life.beginning, life.openedAt],
    ...life.owners.map(({ owner, start, at }): [number, string, string | null] => [start, `owned by ${owner}`, at]),
    ...life.lends.flatMap((lend): [number, string, string | null][] => [
      [lend.start, lend.isView ? "viewed" : "lent", lend.at],
      [lend.end ?? end, lend.isView ? "the view ended" : "given back", null],
    ]),
    ...life.moments.map(({ time, what, at, path }): [number, string, string | null] => [
      time,
      path === null ? what : `${what} to ${path}`,
      at,
    ]),
    [life.isLeak ? end : (life.end ?? end), endingOf(life), life.endedAt],
  ];
  const rows = events
    .sort((a, b) => a[0] - b[0])
    .map(
      ([time, what, at]) => `<tr><td>${timeText(time)}</td><td>${escape(what)}</td><td>${escape(at ?? "")}</td></tr>`,
    );
  const about = [life.kind, life.handle === null ? "" : `handle ${life.handle}`, life.fd >= 0 ? `fd ${life.fd}` : ""];
  return (
    `<h2>${escape(nameOf(life))}</h2><p>${escape(about.filter((part) => part !== "").join(" · "))}</p>` +
    `<table><thead><tr><th>time</th><th>what</th><th>where</th></tr></thead><tbody>${rows.join("")}</tbody></table>` +
    (life.leftOut > 0 ? `<p>${life.leftOut} more are left out.</p>` : "")
  );
}
