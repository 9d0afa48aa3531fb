import { BorrowedFd, OpenOptions, OwnedFd, Ref } from "as-io-lifetimes";
import * as io from "as-io-lifetimes/assembly/io";
import { handleOf } from "as-io-lifetimes/assembly/io/raw";
import { isShared, leakReport, openHandles } from "as-io-lifetimes/assembly/table";
import { Result as Answer, Unit } from "as-io-lifetimes/assembly/abi";
import {
  DescriptorFlags, DescriptorType, DirectoryEntry, ErrorCode, OpenFlags, PathFlags,
} from "./bindings/exports/io-lifetimes/fd/types";
import { descriptorType, entries, fdflags, options } from "./convert";
import { Descriptor } from "./descriptor";
import { Failure, done, failure, refusal } from "./error";

// What io-lifetimes:fd/fds does.

/** The raw fds that `into-raw` returned and `from-raw` hasn't taken back. */
const given = new Set<u32>();

@owned
export class Fd extends Descriptor {
  constructor(private held: OwnedFd) {
    super();
  }

  static open(pathFlags: PathFlags, path: string, openFlags: OpenFlags): Answer<Fd, Failure> {
    const file = options(pathFlags, openFlags).open(path);
    if (file.isErr) return Answer.err<Fd, Failure>(failure(file.error));
    return Answer.ok<Fd, Failure>(new Fd(file.value.intoFd()));
  }

  static fromRaw(raw: u32): Answer<Fd, Failure> {
    if (!given.delete(raw)) {
      const message = "from-raw " + raw.toString() + ": into-raw gave no such number, or it was taken back before";
      return Answer.err<Fd, Failure>(refusal(ErrorCode.badDescriptor, message));
    }
    return Answer.ok<Fd, Failure>(new Fd(OwnedFd.fromRawFd(<i32>raw)));
  }

  static intoRaw(self: Fd): Answer<u32, Failure> {
    const held = self.intoOwned();
    if (isShared(handleOf<OwnedFd>(held))) {
      return Answer.err<u32, Failure>(refusal(ErrorCode.busy, "into-raw: clones share the descriptor; its last owner can give it away"));
    }
    const raw = <u32>held.intoRawFd();
    given.add(raw);
    return Answer.ok<u32, Failure>(raw);
  }

  static close(self: Fd): Answer<Unit, Failure> {
    return done(self.intoOwned().close());
  }

  @consumes
  intoOwned(): OwnedFd {
    return this.held;
  }

  asFd(): BorrowedFd {
    return this.held.asFd();
  }

  tryClone(): Answer<Fd, Failure> {
    const clone = this.held.tryClone();
    if (clone.isErr) return Answer.err<Fd, Failure>(failure(clone.error));
    return Answer.ok<Fd, Failure>(new Fd(clone.value));
  }

  @mut
  replace(other: Fd): Answer<Unit, Failure> {
    return done(io.renumber(other.intoOwned(), this.held));
  }

  isSameObject(other: Ref<Fd>): bool {
    return io.sameFd(this.held, other.held);
  }

  getType(): Answer<DescriptorType, Failure> {
    const kind = io.filetype(this.held);
    if (kind.isErr) return Answer.err<DescriptorType, Failure>(failure(kind.error));
    return Answer.ok<DescriptorType, Failure>(descriptorType(kind.value));
  }

  getFlags(): Answer<DescriptorFlags, Failure> {
    const flags = io.flags(this.held);
    if (flags.isErr) return Answer.err<DescriptorFlags, Failure>(failure(flags.error));
    return Answer.ok<DescriptorFlags, Failure>(<DescriptorFlags>flags.value);
  }

  setFlags(flags: DescriptorFlags): Answer<Unit, Failure> {
    return done(io.setFlags(this.held, fdflags(flags)));
  }

  isTerminal(): bool {
    return io.isTerminal(this.held);
  }

  readDirectory(): Answer<DirectoryEntry[], Failure> {
    const found = io.readDir(this.held).all();
    if (found.isErr) return Answer.err<DirectoryEntry[], Failure>(failure(found.error));
    return Answer.ok<DirectoryEntry[], Failure>(entries(found.value));
  }
}

export function countOpen(): u32 {
  return openHandles();
}

export function reportOpen(): string {
  return leakReport();
}
