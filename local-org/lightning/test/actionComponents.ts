/** Sources of the components behind the extra quick actions, which need the platform's modules: path below the package to source. */
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
`
};
