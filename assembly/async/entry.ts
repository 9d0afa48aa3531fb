import { CallbackCode, Event, contextGet, contextSet } from "./builtins";
import { Call } from "./call";
import { Fiber, run } from "./fiber";
import { deliver } from "./waitable";

/** Starts the function of an async export. Returns what the host is to do. */
export function start(root: Fiber): i32 {
  run(root);
  if (!root.hasCall) return CallbackCode.EXIT;
  const call = root.owner;
  if (root.isDone) call.living--;
  contextSet(<i32>changetype<usize>(call));
  return call.run();
}

/** Goes on with the call that the host has an event for. Returns what the host is to do. */
export function resume(event: i32, waitable: i32, code: i32): i32 {
  const call = changetype<Call>(<usize>contextGet());
  if (event == Event.TASK_CANCELLED) call.cancel();
  else if (event != Event.NONE) deliver(waitable, event, code);
  return call.run();
}
