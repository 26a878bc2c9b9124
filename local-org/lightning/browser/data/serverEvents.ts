/** What the server tells open pages of by itself. */
export type ServerEvent = { kind: "reload" } | { kind: "problem"; text: string } | { kind: "delivery" };

type Listener = (event: ServerEvent) => void;
type ConnectionListener = (connected: boolean) => void;

const listeners = new Set<Listener>();
const connectionListeners = new Set<ConnectionListener>();
let source: EventSource | null = null;

/** Calls back for what the server tells. Returns what ends it. */
export function onServerEvent(listener: Listener): () => void {
  connect();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back when the server cannot be reached any more, and when it can again. Returns what ends it. */
export function onConnection(listener: ConnectionListener): () => void {
  connect();
  connectionListeners.add(listener);
  return () => connectionListeners.delete(listener);
}

/** One stream for the whole page; the browser connects it again by itself. */
function connect(): void {
  if (source !== null) return;
  const events = new EventSource("/local/shell/events");
  source = events;
  events.onmessage = ({ data }) => {
    const event = JSON.parse(String(data)) as ServerEvent;
    for (const listener of [...listeners]) listener(event);
  };
  events.onopen = () => connectionListeners.forEach((listener) => listener(true));
  events.onerror = () => connectionListeners.forEach((listener) => listener(false));
  window.addEventListener("pagehide", () => events.close());
}
