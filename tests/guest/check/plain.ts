// Nothing here has to do with ownership.
function unused(): string {
  return 1;
}
