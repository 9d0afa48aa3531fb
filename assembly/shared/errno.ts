// The error numbers of WASI preview1, with their names and a sentence for each. The one list of them:
// asc and tsc both compile this file, so it uses nothing that only one of the two knows.
// Names and sentences are a text each with a line for each number, counted from 0. So they take a sixth of the
// memory that as many strings would, and being in functions, none in a program that asks for none.

/** The status of a call: 0, or the reason why it failed. The numbers are those of the specification. */
export enum Errno {
  SUCCESS = 0,
  TOOBIG = 1, // 2big: a name can't start with a digit
  ACCES = 2,
  ADDRINUSE = 3,
  ADDRNOTAVAIL = 4,
  AFNOSUPPORT = 5,
  AGAIN = 6,
  ALREADY = 7,
  BADF = 8,
  BADMSG = 9,
  BUSY = 10,
  CANCELED = 11,
  CHILD = 12,
  CONNABORTED = 13,
  CONNREFUSED = 14,
  CONNRESET = 15,
  DEADLK = 16,
  DESTADDRREQ = 17,
  DOM = 18,
  DQUOT = 19,
  EXIST = 20,
  FAULT = 21,
  FBIG = 22,
  HOSTUNREACH = 23,
  IDRM = 24,
  ILSEQ = 25,
  INPROGRESS = 26,
  INTR = 27,
  INVAL = 28,
  IO = 29,
  ISCONN = 30,
  ISDIR = 31,
  LOOP = 32,
  MFILE = 33,
  MLINK = 34,
  MSGSIZE = 35,
  MULTIHOP = 36,
  NAMETOOLONG = 37,
  NETDOWN = 38,
  NETRESET = 39,
  NETUNREACH = 40,
  NFILE = 41,
  NOBUFS = 42,
  NODEV = 43,
  NOENT = 44,
  NOEXEC = 45,
  NOLCK = 46,
  NOLINK = 47,
  NOMEM = 48,
  NOMSG = 49,
  NOPROTOOPT = 50,
  NOSPC = 51,
  NOSYS = 52,
  NOTCONN = 53,
  NOTDIR = 54,
  NOTEMPTY = 55,
  NOTRECOVERABLE = 56,
  NOTSOCK = 57,
  NOTSUP = 58,
  NOTTY = 59,
  NXIO = 60,
  OVERFLOW = 61,
  OWNERDEAD = 62,
  PERM = 63,
  PIPE = 64,
  PROTO = 65,
  PROTONOSUPPORT = 66,
  PROTOTYPE = 67,
  RANGE = 68,
  ROFS = 69,
  SPIPE = 70,
  SRCH = 71,
  STALE = 72,
  TIMEDOUT = 73,
  TXTBSY = 74,
  XDEV = 75,
  NOTCAPABLE = 76,
}

/** The name that WASI gives an error number, for example "noent"; "errno 99" for a number it doesn't know. */
export function errnoName(errno: Errno): string {
  const name = line(errno, `
success
2big
acces
addrinuse
addrnotavail
afnosupport
again
already
badf
badmsg
busy
canceled
child
connaborted
connrefused
connreset
deadlk
destaddrreq
dom
dquot
exist
fault
fbig
hostunreach
idrm
ilseq
inprogress
intr
inval
io
isconn
isdir
loop
mfile
mlink
msgsize
multihop
nametoolong
netdown
netreset
netunreach
nfile
nobufs
nodev
noent
noexec
nolck
nolink
nomem
nomsg
noprotoopt
nospc
nosys
notconn
notdir
notempty
notrecoverable
notsock
notsup
notty
nxio
overflow
ownerdead
perm
pipe
proto
protonosupport
prototype
range
rofs
spipe
srch
stale
timedout
txtbsy
xdev
notcapable
`);
  return name.length ? name : "errno " + decimal(errno);
}

/** What an error number means, as a sentence without an end mark. */
export function errnoMessage(errno: Errno): string {
  const message = line(errno, `
no error
the argument list is too long
permission denied
the address is already in use
the address is not available here
the address family is not supported
not ready yet, try again
the connection is already being made
bad file descriptor
the message is malformed
the device or resource is busy
the operation was canceled
there is no child process
the connection was aborted
the connection was refused
the peer reset the connection
waiting would deadlock
a destination address is needed
the argument is outside of the function's domain
the disk quota is used up
the file exists already
the address is outside of memory
the file would become too large
the host can't be reached
the identifier was removed
the byte sequence is not valid text
the operation is under way
the call was interrupted
invalid argument
input or output failed
the socket is connected already
is a directory
too many symbolic links on the path
too many open files in this program
too many hard links
the message is too long
the path needs more than one network hop
the name is too long
the network is down
the network dropped the connection
the network can't be reached
too many open files in the system
no buffer space is left
no such device
no such file or directory
not an executable this system can run
no more locks are available
the link to the remote machine is cut
out of memory
no message of that type
the protocol has no such option
no space is left on the device
the function is not implemented
the socket is not connected
not a directory
the directory is not empty
the state can't be recovered
not a socket
the operation is not supported
not a terminal
no such device or address
the value doesn't fit its type
the previous owner died
the operation is not permitted
nobody reads the other end of the pipe
the peer broke the protocol
the protocol is not supported
the protocol doesn't suit the socket
the result is out of range
the file system is read-only
a pipe or socket can't seek
no such process
the remote file handle is stale
the connection timed out
the program file is in use
the two paths are on different file systems
the descriptor lacks the right for this
`);
  return message.length ? message : "unknown error " + decimal(errno);
}

/** The line of a text with a number from 0 on, "" behind the last one. */
function line(number: Errno, text: string): string {
  let start = 1;
  for (let at = 1, left = number; at < text.length; at++) {
    if (text.charCodeAt(at) != 10) continue;
    if (left == 0) return text.substring(start, at);
    left--;
    start = at + 1;
  }
  return "";
}

/** A number in digits, without the tables of `toString`. */
function decimal(number: Errno): string {
  if (number < 0) return "-" + decimal(-number);
  const last = number % 10;
  const rest = (number - last) / 10;
  return (rest > 0 ? decimal(rest) : "") + String.fromCharCode(48 + last);
}
