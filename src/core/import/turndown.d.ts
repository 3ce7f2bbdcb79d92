/** The build of turndown without a DOM of its own, which takes the nodes of any other; typed as far as it is used. */
declare module 'turndown/lib/turndown.browser.cjs.js' {
  interface Rule<Element> {
    readonly filter: string | readonly string[];
    readonly replacement: (content: string, node: Element) => string;
  }

  class TurndownService<Element> {
    constructor(options: Readonly<Record<string, string>>);
    addRule(key: string, rule: Rule<Element>): this;
    remove(filter: readonly string[]): this;
    /** Escapes what Markdown would read as markup; may be replaced. */
    escape(text: string): string;
    turndown(node: Element): string;
  }

  export { TurndownService as default };
}
