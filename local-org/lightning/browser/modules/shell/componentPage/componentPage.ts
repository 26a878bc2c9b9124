import { api, LightningElement } from "lwc";
import { projectComponent, type ComponentConstructor } from "../../../data/components.ts";

/** One of the project's components as a page of its own. */
export default class ComponentPage extends LightningElement {
  componentClass: ComponentConstructor | null = null;
  error = "";
  #name = "";

  @api get name(): string {
    return this.#name;
  }
  set name(name: string) {
    this.#name = name;
    void this.#load(name);
  }

  errorCallback(error: Error): void {
    console.error(error);
    this.error = `${this.#name}: ${error.message}`;
  }

  async #load(name: string): Promise<void> {
    this.componentClass = await projectComponent(name);
    this.error = this.componentClass === null ? `There is no component ${name} in this project.` : "";
  }
}
