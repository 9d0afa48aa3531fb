/** The most points that are kept. */
const MOST = 20_000;

/** The number of open descriptors over time, with a bounded number of points. */
export class Counter {
  #points: [time: number, count: number][] = [[0, 0]];
  #count = 0;
  /** The shortest time between two points. It doubles when there are too many. */
  #step = 0;

  add(time: number, change: number): void {
    this.#count += change;
    const last = this.#points.at(-1)!;
    if (time - last[0] <= this.#step) last[1] = this.#count;
    else this.#points.push([time, this.#count]);
    if (this.#points.length > MOST) this.#thin();
  }

  get points(): readonly (readonly [time: number, count: number])[] {
    return this.#points;
  }

  #thin(): void {
    const [first, last] = [this.#points[0]!, this.#points.at(-1)!];
    this.#step = Math.max(1, this.#step * 2, (2 * (last[0] - first[0])) / MOST);
    const kept: [number, number][] = [];
    for (const point of this.#points) {
      const before = kept.at(-1);
      if (before && point[0] - before[0] <= this.#step) before[1] = point[1];
      else kept.push(point);
    }
    this.#points = kept;
  }
}
