import { Presets, SingleBar } from "cli-progress";

/** Shows how far a run is. */
export interface Progress {
  start(total: number): void;
  update(done: number): void;
  stop(): void;
}

/** A bar on a terminal; nothing where nobody looks. */
export function createProgress(visible: boolean): Progress {
  return visible ? bar() : { start: () => undefined, update: () => undefined, stop: () => undefined };
}

function bar(): Progress {
  const single = new SingleBar(
    { format: "{bar} {value}/{total} opportunities, {eta_formatted} left", hideCursor: true, clearOnComplete: true },
    Presets.shades_classic
  );
  return {
    start: (total) => single.start(total, 0),
    update: (done) => single.update(done),
    stop: () => single.stop()
  };
}
