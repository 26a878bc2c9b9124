/** CPU time of this thread in milliseconds: what Apex used, however busy the machine is with other work. */
export function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
