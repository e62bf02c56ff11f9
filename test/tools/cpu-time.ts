/** Milliseconds of processor time that `work` takes: whatever else the machine does meanwhile is not counted, as it would be on a clock. */
export function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
