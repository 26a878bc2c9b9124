import HandoffDocumentActions from "c/handoffDocumentActions";
import { createElement } from "lwc";
import { clearPage, mounted, rendered, within } from "testing/components";
import { FULL_RECORD } from "testing/sampleHandoff";

const writeText = jest.fn();
const execCommand = jest.fn();
const toasts = jest.fn();

function menu(): HTMLElement {
  const element = createElement("c-handoff-document-actions", { is: HandoffDocumentActions });
  element.addEventListener("lightning__showtoast", (event) => toasts((event as CustomEvent).detail));
  return mounted(element, { record: { ...FULL_RECORD, canEdit: false, canEditOpenItems: false } });
}

async function choose(value: string): Promise<HTMLElement> {
  const element = menu();
  within(element, "lightning-button-menu").dispatchEvent(new CustomEvent("select", { detail: { value } }));
  await rendered();
  await rendered();
  return element;
}

beforeEach(() => {
  writeText.mockResolvedValue(undefined);
  execCommand.mockReturnValue(true);
  Object.assign(navigator, { clipboard: { writeText } });
  document.execCommand = execCommand;
});

afterEach(() => {
  clearPage();
  jest.restoreAllMocks();
});

describe("copy", () => {
  it("puts the Markdown on the clipboard and says so", async () => {
    await choose("copy");
    expect(writeText).toHaveBeenCalledWith(expect.stringMatching(/^# Sales-to-delivery handoff — Acme\n/));
    expect(toasts).toHaveBeenCalledWith(expect.objectContaining({ variant: "success" }));
  });

  it("copies in the old way where the new one is refused, and leaves nothing on the page", async () => {
    writeText.mockRejectedValue(new Error("NotAllowedError"));
    await choose("copy");
    expect(execCommand).toHaveBeenCalledWith("copy");
    expect(document.body.querySelector("textarea")).toBeNull();
    expect(toasts).toHaveBeenCalledWith(expect.objectContaining({ variant: "success" }));
  });

  it("says why where both are refused", async () => {
    writeText.mockRejectedValue(new Error("Not allowed here"));
    execCommand.mockReturnValue(false);
    await choose("copy");
    expect(toasts).toHaveBeenCalledWith(expect.objectContaining({ variant: "error", message: "Not allowed here" }));
  });
});

describe("download", () => {
  const saved = jest.fn();

  beforeEach(() => {
    URL.createObjectURL = jest.fn(() => "blob:made");
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
      saved(this.download, this.getAttribute("href"));
    });
  });

  it("saves a Markdown file named after the deal", async () => {
    await choose("download");
    expect(saved).toHaveBeenCalledWith("Handoff-Acme-Renewal.md", "blob:made");
    expect((URL.createObjectURL as jest.Mock).mock.calls[0][0].type).toBe("text/markdown");
    expect(toasts).toHaveBeenCalledWith(expect.objectContaining({ variant: "success" }));
  });

  it("leaves neither link nor Blob behind", async () => {
    await choose("download");
    expect(document.body.querySelector("a")).toBeNull();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:made");
  });

  it("says why where it is refused", async () => {
    URL.createObjectURL = jest.fn(() => {
      throw new Error("Unsupported MIME type");
    });
    await choose("download");
    expect(toasts).toHaveBeenCalledWith(
      expect.objectContaining({ variant: "error", message: "Unsupported MIME type" })
    );
  });
});

describe("print", () => {
  const print = jest.fn();

  function frame(): HTMLIFrameElement | null {
    return document.body.querySelector("iframe");
  }

  beforeEach(() => {
    const append = document.body.appendChild.bind(document.body);
    jest.spyOn(document.body, "appendChild").mockImplementation((node) => {
      const added = append(node);
      if (node instanceof HTMLIFrameElement && node.contentWindow) {
        Object.assign(node.contentWindow, { print, focus: jest.fn() });
      }
      return added;
    });
  });

  it("prints the page, titled by the account, from a frame of its own", async () => {
    await choose("print");
    expect(print).toHaveBeenCalledTimes(1);
    expect(frame()?.contentDocument?.title).toBe("Sales-to-delivery handoff — Acme");
    expect(frame()?.contentDocument?.querySelectorAll("h2")).toHaveLength(10);
    expect(toasts).not.toHaveBeenCalled();
  });

  it("takes the frame away afterwards", async () => {
    await choose("print");
    frame()?.contentWindow?.dispatchEvent(new CustomEvent("afterprint"));
    expect(frame()).toBeNull();
  });

  it("says why where it is refused", async () => {
    print.mockImplementationOnce(() => {
      throw new Error("Printing is off");
    });
    await choose("print");
    expect(toasts).toHaveBeenCalledWith(expect.objectContaining({ variant: "error", message: "Printing is off" }));
    expect(frame()).toBeNull();
  });
});

it("is accessible", async () => {
  await expect(menu()).toBeAccessible();
});
