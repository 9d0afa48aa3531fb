/** The part of a run that is shown, and where: times in microseconds, places in pixels. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
}

/** The part of a run in which descriptors live, and a little before it. */
export function spanOf(lives: readonly { readonly start: number }[], duration: number): { from: number; to: number } {
  const first = lives.reduce((least, { start }) => Math.min(least, start), duration);
  const to = Math.max(duration, 1);
  return { from: Math.max(0, first - (to - first) * 0.03), to };
}

/** The place of a time. */
export function place({ from, to, left, width }: Scale, time: number): number {
  return left + ((time - from) / Math.max(to - from, 1e-9)) * width;
}

/** The place of a time, within what is shown. */
export function placeWithin(scale: Scale, time: number): number {
  return place(scale, Math.min(Math.max(time, scale.from), scale.to));
}

/** The time at a place. */
export function timeAt({ from, to, left, width }: Scale, x: number): number {
  return from + ((x - left) / width) * (to - from);
}

/** Round times, about 110 pixels from each other. */
export function ticks({ from, to, width }: Scale): number[] {
  const wanted = (to - from) / Math.max(1, width / 110);
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, 1e-3)));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= wanted) ?? 10);
  const found: number[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) found.push(time);
  return found;
}
