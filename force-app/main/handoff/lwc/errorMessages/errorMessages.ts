/**
 * The sentences in what Lightning hands to a component when Apex or a save refused, field errors first.
 * Never empty: an error that says nothing gets the given fallback.
 */
export function errorMessages(error: ApexError | undefined, fallback: string): string[] {
  const output = error?.body?.output;
  const fieldErrors = Object.values(output?.fieldErrors ?? {}).flat();
  const messages = [...fieldErrors, ...(output?.errors ?? [])].map(({ message }) => message);
  if (messages.length > 0) {
    return [...new Set(messages)];
  }
  return [error?.body?.message ?? error?.message ?? fallback];
}
