import { SourceError } from "../errors.ts";

/** What becomes of the mistakes in a project's files. */
export interface Mistakes {
  /** Those that were left out, each once. */
  noted(): SourceError[];
  /** Does the work that a component asks for; false where a mistake in it was noted and the component left out. */
  attempt(work: () => void): boolean;
}

/** The first mistake stops the reader. */
export function strict(): Mistakes {
  return {
    noted: () => [],
    attempt(work) {
      work();
      return true;
    }
  };
}

/** Mistakes are noted, so that what is sound of a project can be used. Other errors pass. */
export function tolerant(): Mistakes {
  const noted = new Map<string, SourceError>();
  return {
    noted: () => [...noted.values()],
    attempt(work) {
      try {
        work();
        return true;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        noted.set(error.describe(), error);
        return false;
      }
    }
  };
}
