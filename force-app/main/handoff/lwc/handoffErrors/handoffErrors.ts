/** What an error says: sentences about single fields, by API name, and the others. */
export interface ErrorReport {
  fieldMessages: Record<string, string>;
  messages: string[];
}

/**
 * Sorts what Lightning hands to a component when Apex or a save refused.
 * Never empty: an error that says nothing gets the given fallback.
 */
export function errorReport(error: unknown, fallback: string): ErrorReport {
  const { body, message } = (error ?? {}) as ApexError;
  const fieldMessages = Object.fromEntries(
    Object.entries(body?.output?.fieldErrors ?? {}).map(([field, errors]) => [field, joined(errors)])
  );
  const messages = [...new Set((body?.output?.errors ?? []).map((each) => each.message))];
  if (messages.length === 0 && Object.keys(fieldMessages).length === 0) {
    messages.push(body?.message ?? message ?? fallback);
  }
  return { fieldMessages, messages };
}

/** The same as a list of sentences, those about fields first, each once. */
export function errorMessages(error: unknown, fallback: string): string[] {
  const { fieldMessages, messages } = errorReport(error, fallback);
  return [...new Set([...Object.values(fieldMessages), ...messages])];
}

function joined(errors: { message: string }[]): string {
  return errors.map(({ message }) => message).join(" ");
}
