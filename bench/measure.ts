/** How long each of two ways takes for one operation, in nanoseconds. */
export interface Comparison {
  readonly ours: number;
  readonly rival: number;
  /** The median over the rounds of ours / rival, each round measured back to back. */
  readonly ratio: number;
  /** The ratios of a quarter and of three quarters of the rounds. */
  readonly spread: readonly [number, number];
}

/** Something to do `n` times. */
export type Work = (n: number) => unknown;

/** Measures two ways in turns, so that other load on the machine affects both. */
export function compare(ours: Work, rival: Work, n: number, rounds = 21): Comparison {
  for (const work of [ours, rival, ours, rival]) work(n);
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    const a = time(first ? ours : rival, n);
    const b = time(first ? rival : ours, n);
    samples.push(first ? { ours: a, rival: b } : { ours: b, rival: a });
  }
  return summary(samples);
}

/** Measures the CPU time of two asynchronous ways, each once a round. */
export async function compareAsync(
  ours: () => Promise<unknown>,
  rival: () => Promise<unknown>,
  rounds = 21,
): Promise<Comparison> {
  const works = { ours, rival };
  for (const work of [ours, rival, ours, rival]) await work();
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    const sample = { ours: 0, rival: 0 };
    for (const name of round % 2 === 0 ? (["ours", "rival"] as const) : (["rival", "ours"] as const)) {
      const start = process.cpuUsage();
      await works[name]();
      sample[name] = process.cpuUsage(start).user * 1_000;
    }
    samples.push(sample);
  }
  return summary(samples);
}

interface Sample {
  ours: number;
  rival: number;
}

function summary(samples: Sample[]): Comparison {
  const ratios = sorted(samples.map(({ ours, rival }) => ours / rival));
  return {
    ours: middle(samples.map(({ ours }) => ours)),
    rival: middle(samples.map(({ rival }) => rival)),
    ratio: middle(ratios),
    spread: [ratios[Math.floor(ratios.length / 4)]!, ratios[Math.floor((ratios.length * 3) / 4)]!],
  };
}

/** Nanoseconds for one of `n` operations. */
export function time(work: Work, n: number): number {
  const start = process.hrtime.bigint();
  work(n);
  return Number(process.hrtime.bigint() - start) / n;
}

export function middle(values: number[]): number {
  return sorted(values)[values.length >> 1]!;
}

function sorted(values: number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
