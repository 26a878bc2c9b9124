/**
 * The first script of the page: learns who looks at it, gives every shadow root the design system, then loads the shell. It stands apart
 * because the other modules read the user's context while they load.
 */
const DESIGN_SYSTEM = "/local/assets/slds/styles/salesforce-lightning-design-system.min.css";

const CORRECTIONS = "/local/assets/shell/corrections.css";

async function styleSheet(url: string): Promise<CSSStyleSheet> {
  const response = await fetch(url);
  const sheet = new CSSStyleSheet({ baseURL: new URL(url, location.href).href });
  sheet.replaceSync(await response.text());
  return sheet;
}

/** Lightning Experience shows every component in its global styles; with native shadow roots each has to adopt them. */
function styleEveryShadowRoot(sheets: readonly CSSStyleSheet[]): void {
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit): ShadowRoot {
    const root = attachShadow.call(this, init);
    root.adoptedStyleSheets.push(...sheets);
    return root;
  };
}

/** The window's width decides, as the device does on the platform; `?formFactor=Small` overrides it. */
function formFactor(): string {
  const asked = new URLSearchParams(location.search).get("formFactor");
  if (asked === "Small" || asked === "Large") return asked;
  return window.innerWidth < 768 ? "Small" : "Large";
}

async function boot(): Promise<void> {
  const sheets = Promise.all([styleSheet(DESIGN_SYSTEM), styleSheet(CORRECTIONS)]);
  const context = await fetch("/local/shell/context");
  Object.assign(globalThis, { localOrgContext: { ...(await context.json()), formFactor: formFactor() } });
  styleEveryShadowRoot(await sheets);
  const shell = (await import("/local/assets/platform/org/start.js" as string)) as { start(host: HTMLElement): void };
  shell.start(document.body);
}

/** What the page says until the shell is there. */
const starting = document.body.firstElementChild;
try {
  await boot();
  starting?.remove();
} catch (error) {
  starting?.setAttribute("role", "alert");
  starting?.replaceChildren("The page could not be loaded. Reload it once the server answers.");
  throw error;
}

export {};
