/** One thing that the app on the local org must stand. */
export interface Trial {
  /** By which it is chosen on the command line. */
  name: string;
  /** What happens, in one line. */
  says: string;
  /** Within which it must be done, beside other work of the machine too. */
  mostSeconds: number;
  /**
   * Throws where the org did not stand it; answers what was seen, in one line. What it tells on the way is how far it came where its time is
   * over.
   */
  run(tell: (soFar: string) => void): Promise<string>;
}
