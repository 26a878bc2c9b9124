/** What the component tests share: describe results, and waiting for Lightning to render. */

export function fieldInfo(apiName: string, dataType: string, extras: Partial<FieldInfo> = {}): FieldInfo {
  return {
    apiName,
    label: apiName.replace(/__c$/, "").replaceAll("_", " "),
    dataType,
    inlineHelpText: null,
    length: 0,
    precision: 0,
    scale: 0,
    required: false,
    createable: true,
    updateable: true,
    referenceToInfos: dataType === "Reference" ? [{ apiName: "User", nameFields: ["Name"] }] : [],
    ...extras
  };
}

export function objectInfo(apiName: string, fields: FieldInfo[], extras: Partial<ObjectInfo> = {}): ObjectInfo {
  return {
    apiName,
    label: apiName,
    labelPlural: apiName,
    keyPrefix: "a00",
    createable: true,
    updateable: true,
    deletable: true,
    defaultRecordTypeId: "012000000000000AAA",
    fields: Object.fromEntries(fields.map((field) => [field.apiName, field])),
    ...extras
  };
}

/** Waits until promises have settled and components have rendered. */
export function rendered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Creates the element, sets its properties and puts it on the page. */
export function mounted<T extends HTMLElement>(element: HTMLElement, properties: object): T {
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element as T;
}

export function clearPage(): void {
  document.body.replaceChildren();
  jest.clearAllMocks();
}

/** An element inside a component's template; fails the test where there is none. */
export function within<T extends Element = HTMLElement & Record<string, unknown>>(host: Element, selector: string): T {
  const found = host.shadowRoot?.querySelector<T>(selector);
  if (!found) {
    throw new Error(`No ${selector} in ${host.tagName.toLowerCase()}.`);
  }
  return found;
}

export function allWithin<T extends Element = HTMLElement & Record<string, unknown>>(
  host: Element,
  selector: string
): T[] {
  return [...(host.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}
