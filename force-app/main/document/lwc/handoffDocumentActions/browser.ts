const HIDDEN = "position: fixed; inset-inline-start: -200vw; border: 0;";

/**
 * Puts text on the clipboard, in the old way where a browser or a policy refuses the new one.
 *
 * @throws Error where both are refused
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (!copyFromField(text)) {
      throw error;
    }
  }
}

/** Saves text as a file. */
export function downloadText(text: string, fileName: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = fileName;
  document.body.appendChild(anchor);
  anchor.click();
  anchor.remove();
  URL.revokeObjectURL(url);
}

/**
 * Opens the print dialog for a page that stands alone. The page is built in an empty frame: Lightning Web Security lets a component
 * into no other window, and strips pages that are loaded from a Blob.
 */
export async function printPage(html: string): Promise<void> {
  const frame = await emptyFrame();
  try {
    print(frame, html);
  } catch (error) {
    frame.remove();
    throw error;
  }
}

function print(frame: HTMLIFrameElement, html: string): void {
  const { contentDocument: target, contentWindow: view } = frame;
  if (!target || !view) {
    throw new Error("The browser gives no access to the page that is to be printed.");
  }
  const page = new DOMParser().parseFromString(html, "text/html");
  target.replaceChild(target.importNode(page.documentElement, true), target.documentElement);
  view.addEventListener("afterprint", () => frame.remove());
  view.focus();
  view.print();
}

function copyFromField(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.style.cssText = HIDDEN;
  document.body.appendChild(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  (focused as HTMLElement | null)?.focus();
  return copied;
}

/** Some browsers fill a new frame only after a while, and would overwrite what was put into it before. */
function emptyFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement("iframe");
  frame.style.cssText = HIDDEN;
  frame.setAttribute("aria-hidden", "true");
  return new Promise((resolve) => {
    frame.addEventListener("load", () => resolve(frame), { once: true });
    document.body.appendChild(frame);
  });
}
