/** One thing that the app on the local org must stand. */
export interface Trial {
  /** By which it is chosen on the command line. */
  name: string;
  /** What happens, in one line. */
  says: string;
  /** Throws where the org did not stand it; answers what was seen, in one line. */
  run(): Promise<string>;
}
