// The page of a trace: what a browser runs. It draws only the lanes that are in view.

import type { Life, Trace } from "../trace.js";
import { detailsOf } from "./details.js";
import { groupingFor, isShown, matching, rowsOf, type Grouping, type Row } from "./fold.js";
import { arrowsOf, colourOf, LANE } from "./lane.js";
import { ownersIn } from "./legend.js";
import { axisOf, gridOf, overviewOf, RIGHT, rowOf } from "./rows.js";
import { place, spanOf, timeAt, type Scale } from "./scale.js";
import { HATCH } from "./style.js";
import { escape, untilOf } from "./text.js";

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
    lanes.addEventListener("dblclick", () => this.#zoomTo(this.#selected));
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
      Enter: () => this.#enter(this.#selected),
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
    this.#rows = rowsOf(found, this.#grouping, this.#open, this.trace.duration);
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

  #enter(index: number): void {
    this.#zoomTo(index);
    this.#toggle(index);
  }

  /** Shows the time of a life, and a little around it. */
  #zoomTo(index: number): void {
    const row = this.#rows[index];
    if (!row || !("life" in row)) return;
    const { start } = row.life;
    const until = untilOf(row.life, this.trace.duration);
    const around = Math.max((until - start) / 3, 5);
    this.#show(start - around, until + around);
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
    return { ...this.#whole, left: LABELS, width: byId("overview").clientWidth - LABELS - RIGHT };
  }

  #scale(): Scale {
    return { from: this.#from, to: this.#to, left: LABELS, width: byId("lanes").clientWidth - LABELS - RIGHT };
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
    byId("overview").innerHTML = overviewOf(this.trace, this.#wholeScale(), this.#from, this.#to, OVERVIEW);
  }

  #drawLanes(): void {
    const lanes = byId("lanes");
    const scale = this.#scale();
    const first = Math.max(0, Math.floor(lanes.scrollTop / LANE) - 2);
    const last = Math.min(this.#rows.length, Math.ceil((lanes.scrollTop + lanes.clientHeight) / LANE) + 2);
    const shown = this.#rows.slice(first, last);
    const height = shown.length * LANE;
    const tops = new Map<number, number>();
    shown.forEach((row, i) => "life" in row && tops.set(row.life.id, i * LANE));
    const lives = shown.flatMap((row) => ("life" in row ? [row.life] : []));
    const rows = shown.map((row, i) => rowOf(row, scale, i * LANE, first + i === this.#selected, this.trace.duration));
    byId("space").style.height = `${this.#rows.length * LANE}px`;
    const canvas = byId<SVGElement>("canvas");
    canvas.style.top = `${first * LANE}px`;
    canvas.setAttribute("height", String(height));
    canvas.innerHTML = HATCH + gridOf(scale, height) + rows.join("") + arrowsOf(lives, tops, scale);
    byId("axis").innerHTML = axisOf(scale);
    byId("empty").hidden = this.#rows.length > 0;
  }
}
