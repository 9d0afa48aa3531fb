import { trapIf } from "./handles.js";
import { Waitable } from "./waitable.js";

export const State = {
  STARTING: 0,
  STARTED: 1,
  RETURNED: 2,
  CANCELLED_BEFORE_STARTED: 3,
  CANCELLED_BEFORE_RETURNED: 4,
};

/** A handle of a resource of the host. */
export class Resource {
  lends = 0;
  constructor(readonly rep: number) {}
}

/** The call of an async import. */
export class Subtask extends Waitable {
  state = State.STARTING;
  /** Resources that are lent to the call. */
  lenders: Resource[] | null = [];
  handle = 0;
  #isCancelRequested = false;

  /** `onCancel` is the callee, which resolves the call when it likes. */
  constructor(private readonly onCancel: () => void) {
    super();
  }

  lend(resource: Resource): void {
    resource.lends++;
    this.lenders!.push(resource);
  }

  get isResolved(): boolean {
    return this.state >= State.RETURNED;
  }

  /** The callee has come this far. */
  advance(state: number): void {
    this.state = state;
    if (this.handle) this.announce();
  }

  /** Puts the event of the state. */
  announce(): void {
    this.setEvent(() => {
      if (this.isResolved) this.deliver();
      return [1, this.handle, this.state];
    });
  }

  /** The caller learns that the call is over. */
  deliver(): void {
    for (const lender of this.lenders!) lender.lends--;
    this.lenders = null;
  }

  /** Cancels the call. Returns its state; `wait` has the host go on until the call is resolved. */
  cancel(wait: (isOver: () => boolean) => void): number {
    trapIf(this.lenders === null, "a call is cancelled whose end was delivered");
    trapIf(this.#isCancelRequested, "a call is cancelled twice");
    trapIf(this.isInSet, "a call is cancelled that is in a waitable set");
    if (!this.isResolved) {
      this.#isCancelRequested = true;
      this.onCancel();
      if (!this.isResolved) wait(() => this.isResolved);
    }
    return this.takeEvent()[2];
  }

  override drop(): void {
    trapIf(this.lenders !== null, "a call is dropped whose end was not delivered");
    super.drop();
  }
}
