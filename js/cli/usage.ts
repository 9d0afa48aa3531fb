/** Why a command line can't be carried out; the command ends with code 2. */
export class UsageError extends Error {}
