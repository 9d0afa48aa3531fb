import { linkSync, lstatSync, unlinkSync } from "node:fs";
import { createServer, type AddressInfo, type ListenOptions, type Server } from "node:net";
import { badOption } from "../errors.js";
import { dispose } from "../dispose.js";
import { loadLibc } from "./libc.js";
import { handleOf } from "./handle.js";

/** The longest path in a socket address of the system, in bytes. Node truncates a longer one. */
const LONGEST_PATH = 107;

/**
 * A listening socket. `close`, or the end of a block with `using`, closes it. Unlike a net.Server, it accepts no
 * connection in Node, so that the guest gets all of them.
 */
export class Listener implements Disposable {
  #fd: number;
  /** Closes the descriptor, and removes the path of a Unix socket. */
  readonly #end: () => void;

  /** For `listen` only. */
  constructor(
    fd: number,
    /** The address that clients connect to: "127.0.0.1:7000", "[::1]:7000" or "unix:/run/app.sock". */
    readonly address: string,
    end: () => void,
  ) {
    this.#fd = fd;
    this.#end = end;
  }

  /** The descriptor in this process, borrowed: the Listener still owns it. */
  get fd(): number {
    if (this.#fd < 0) throw badOption(`the listener on ${this.address} is closed`);
    return this.#fd;
  }

  /** Closes the socket, and removes the path of a Unix socket. A guest's own descriptor of it stays open. */
  close(): void {
    if (this.#fd < 0) return;
    this.#fd = -1;
    this.#end();
  }

  [dispose](): void {
    this.close();
  }
}

/**
 * Listens on "HOST:PORT", where the port 0 selects a free one, on "[HOST]:PORT" or on "unix:PATH". The result is for
 * the option `sockets`. Linux only; needs the package koffi. Fails with a HostError if the address can't be used.
 */
export async function listen(address: string): Promise<Listener> {
  const path = /^unix:(.+)$/s.exec(address)?.[1];
  try {
    return path === undefined ? await listenOnPort(address) : await listenOnPath(path);
  } catch (cause) {
    if (typeof (cause as NodeJS.ErrnoException).syscall !== "string") throw cause;
    throw badOption(`can't listen on ${address}: ${(cause as Error).message}`);
  }
}

async function listenOnPort(address: string): Promise<Listener> {
  const [, host, port] = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(address) ?? [];
  if (host === undefined || Number(port) > 0xffff)
    throw badOption(`can't listen on ${JSON.stringify(address)}: expected HOST:PORT, [HOST]:PORT or unix:PATH`);
  const { fd, bound } = await taken({ host: host.replace(/^\[|\]$/g, ""), port: Number(port) });
  const { address: name, port: number, family } = bound as AddressInfo;
  return new Listener(fd, family === "IPv6" ? `[${name}]:${number}` : `${name}:${number}`, () => loadLibc().close(fd));
}

/** Listens on another name of the socket, since Node removes the path on which it listened. */
async function listenOnPath(path: string): Promise<Listener> {
  const other = `${path}.${process.pid}`;
  if (Buffer.byteLength(other) > LONGEST_PATH)
    throw badOption(`can't listen on unix:${path}: it is too long for the path of a socket`);
  const { fd } = await taken({ path: other }, () => linkSync(other, path));
  const { ino } = lstatSync(path, { bigint: true });
  return new Listener(fd, `unix:${path}`, () => {
    loadLibc().close(fd);
    if (lstatSync(path, { bigint: true, throwIfNoEntry: false })?.ino === ino) unlinkSync(path);
  });
}

/** Returns a descriptor for a listening socket that Node created and closed before it could accept a connection. */
async function taken(
  where: ListenOptions,
  before = () => {},
): Promise<{ fd: number; bound: ReturnType<Server["address"]> }> {
  const libc = loadLibc();
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject).listen(where));
  try {
    const { fd } = handleOf(server)!;
    if (typeof fd !== "number") throw badOption("this runtime has no descriptors of sockets for a guest: use Node");
    before();
    return { fd: libc.duplicate(fd), bound: server.address() };
  } finally {
    server.close();
  }
}
