import { performance } from "node:perf_hooks";
import { ClockId, Errno } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";

type ClockCalls = Pick<Preview1Functions, "clock_res_get" | "clock_time_get">;

const MICROSECOND = 1_000n;

/** The calls on clocks. */
export function clockCalls(context: Context): ClockCalls {
  function give(result: number, value: bigint): Errno {
    context.range(result, 8);
    context.guest.view.setBigUint64(result >>> 0, value, true);
    return Errno.SUCCESS;
  }

  return {
    clock_res_get(id, resolution) {
      if (id === ClockId.MONOTONIC) return give(resolution, 1n);
      if (id === ClockId.REALTIME || id === ClockId.PROCESS_CPUTIME_ID) return give(resolution, MICROSECOND);
      return Errno.INVAL;
    },

    clock_time_get(id, _precision, time) {
      if (id === ClockId.REALTIME) return give(time, realtime());
      if (id === ClockId.MONOTONIC) return give(time, process.hrtime.bigint());
      if (id === ClockId.PROCESS_CPUTIME_ID) return give(time, cpuTime());
      return Errno.INVAL;
    },
  };
}

/** Returns nanoseconds since 1970, with microsecond resolution unless somebody has set the clock since the process started. */
export function realtime(): bigint {
  const coarse = Date.now();
  const fine = performance.timeOrigin + performance.now();
  const isRight = Math.abs(fine - coarse) < 2;
  return BigInt(Math.floor((isRight ? fine : coarse) * 1000)) * MICROSECOND;
}

function cpuTime(): bigint {
  const { user, system } = process.cpuUsage();
  return BigInt(user + system) * MICROSECOND;
}
