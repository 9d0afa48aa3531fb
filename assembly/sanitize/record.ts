/** Where a value is in its life. */
export const enum Life {
  /** Somebody owns it, and has to drop it. */
  Owned,
  /** Its destructor runs. */
  Ending,
  /** Its destructor ran. */
  Dropped,
  /** `forget` took it, or code that isn't seen, such as the host: nobody here has to drop it. */
  Released,
}

/** What the sanitizer knows about one value. It lies outside of the collector's heap and keeps no value alive. */
@unmanaged
export class Record {
  /** The next record in the same bucket of the table. */
  next: Record | null = null;
  life: Life = Life.Owned;
  /** Whether its class has a destructor, so that it must be dropped. */
  mustDrop: bool = false;
  /** Whether the collector has freed the value. The record stays while a borrow names it. */
  isFreed: bool = false;
  /** How many calls in progress borrow it, shared and exclusively. */
  shared: i32 = 0;
  exclusive: i32 = 0;
  /** How many links lead to this record. */
  links: i32 = 0;
  /** The values that this one borrows from, if it is a borrow itself. */
  owners: Link | null = null;
  /** Where things happened to it: static strings, such as "OwnedFd#read at main.ts:3:5". */
  made: string | null = null;
  moved: string | null = null;
  ended: string | null = null;
  sharedBy: string | null = null;
  exclusiveBy: string | null = null;

  constructor(
    /** The address of the value; of a handle its number, and the bit above 32. */
    public key: u64,
  ) {}
}

/** That a borrow leads to a value. */
@unmanaged
export class Link {
  constructor(
    public owner: Record,
    public next: Link | null,
  ) {}
}
