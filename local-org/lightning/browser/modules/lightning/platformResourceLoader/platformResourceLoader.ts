const loaded = new Map<string, Promise<void>>();

/**
 * Loads a script of a static resource once.
 * https://developer.salesforce.com/docs/platform/lwc/guide/create-third-party-library.html
 */
export function loadScript(_component: object, url: string): Promise<void> {
  return once(url, () => Object.assign(document.createElement("script"), { src: url }));
}

/** Loads a style sheet of a static resource once, for the page and, as their styles are their own, for the component's shadow root. */
export async function loadStyle(component: { template?: ShadowRoot | null }, url: string): Promise<void> {
  await once(url, () => Object.assign(document.createElement("link"), { rel: "stylesheet", href: url }));
  const root = component.template;
  if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(await styleSheet(url));
}

function once(url: string, create: () => HTMLElement): Promise<void> {
  const known = loaded.get(url);
  if (known !== undefined) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const element = create();
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => reject(new Error(`The static resource ${url} could not be loaded`)));
    document.head.append(element);
  });
  loaded.set(url, loading);
  return loading;
}

async function styleSheet(url: string): Promise<CSSStyleSheet> {
  const sheet = new CSSStyleSheet({ baseURL: new URL(url, location.href).href });
  return sheet.replace(await (await fetch(url)).text());
}
