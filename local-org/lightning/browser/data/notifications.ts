import { request } from "./http.ts";
import { onConnection, onServerEvent } from "./serverEvents.ts";

/** A custom notification that the user received. */
export interface ReceivedNotification {
  id: number;
  title: string;
  body: string;
  targetId: string | null;
  /** A page reference as JSON. */
  targetPageRef: string | null;
  sentAt: string;
  read: boolean;
}

export interface Bell {
  /** Newest first. */
  notifications: ReceivedNotification[];
  unread: number;
}

const PATH = "/local/shell/notifications";

/** Follows the user's bell: as it is now, and whenever something was sent. Returns what ends it. */
export function watchBell(receive: (bell: Bell) => void): () => void {
  const read = (): void => void request<Bell>("GET", PATH).then(receive, () => undefined);
  const ends = [
    onServerEvent(({ kind }) => kind === "delivery" && read()),
    onConnection((connected) => connected && read())
  ];
  return () => ends.forEach((end) => end());
}

export function markRead(id: number): Promise<void> {
  return request("POST", `${PATH}/${id}/read`);
}

export function markAllRead(): Promise<void> {
  return request("POST", `${PATH}/read`);
}
