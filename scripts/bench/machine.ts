import { availableParallelism, cpus, totalmem } from "node:os";

const BYTES_PER_GIBIBYTE = 2 ** 30;

/** What the figures were measured on. */
export function machine(): string {
  const memory = Math.round(totalmem() / BYTES_PER_GIBIBYTE);
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"})`,
    `${memory} GiB`,
    `Node ${process.versions.node}`,
    `${process.platform} ${process.arch}`
  ].join(", ");
}
