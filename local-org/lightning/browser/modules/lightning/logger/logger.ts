/** Platform logging goes to the browser's console. */
export function log(message: unknown): void {
  console.info(message);
}
