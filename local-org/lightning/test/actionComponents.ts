/** Sources of components that need the platform's modules: path below the package to source. */
export const ACTION_COMPONENTS: Record<string, string> = {
  "lwc/greet/greet.ts": `import { api, LightningElement } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";

/** Greets the record, again with every call. */
export default class Greet extends LightningElement {
  @api recordId = "";
  times = 0;

  @api invoke(): void {
    this.times++;
    const title = \`Greeting \${this.times} to \${this.recordId}\`;
    this.dispatchEvent(new ShowToastEvent({ title, variant: "success" }));
  }
}
`,
  "lwc/greetScreen/greetScreen.ts": `import { api, LightningElement } from "lwc";
import { CloseActionScreenEvent } from "lightning/actions";

/** A screen that closes itself. */
export default class GreetScreen extends LightningElement {
  @api recordId = "";

  handleClose(): void {
    this.dispatchEvent(new CloseActionScreenEvent());
  }
}
`,
  "lwc/stars/stars.js-meta.xml": `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>62.0</apiVersion>
    <isExposed>true</isExposed>
    <targets>
        <target>lightning__UrlAddressable</target>
    </targets>
</LightningComponentBundle>
`,
  "lwc/stars/stars.html": `<template>
  <lightning-hologram></lightning-hologram>
  <button onclick={handleAim}>Aim</button>
  <p>{message}</p>
</template>
`,
  "lwc/stars/stars.ts": `import { LightningElement } from "lwc";
import { aim } from "lightning/telescope";

export default class Stars extends LightningElement {
  message = "";

  handleAim(): void {
    try {
      aim();
    } catch (error) {
      this.message = (error as Error).message;
    }
  }
}
`,
  "lwc/broken/broken.js-meta.xml": `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>62.0</apiVersion>
    <isExposed>true</isExposed>
    <targets>
        <target>lightning__UrlAddressable</target>
    </targets>
</LightningComponentBundle>
`,
  "lwc/broken/broken.ts": `import { LightningElement } from "lwc";

export default class Broken extends LightningElement {
  connectedCallback(): void {
    throw new Error("the lens is missing");
  }
}
`
};
