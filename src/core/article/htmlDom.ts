import { parseHTML } from 'linkedom/worker';

/** The `nodeType` of words. */
export const TEXT_NODE = 3;

/** What is used of a DOM node; the project has no DOM types, as no host but the web one has a DOM. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly parentNode: DomElement | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly childNodes: ArrayLike<DomNode> & Iterable<DomNode>;
  readonly textContent: string | null;
  /** The words of a text node. */
  nodeValue: string | null;
}

/** What is used of a DOM element. */
export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
  /** Joins text nodes that stand side by side. */
  normalize(): void;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

/** What is used of a DOM document. */
export interface DomDocument {
  readonly body: DomElement;
}

/** Parses a whole page as browsers do, near enough. Heavy: for workers and the command line, never for the extension host. */
export function parseDom(html: string): DomDocument {
  const { document } = parseHTML(html) as unknown as { readonly document: DomDocument };
  return document;
}

/** Whether a node is an element, and none of them nested deeper than told. Walks without recursion. O(nodes). */
export function isShallow(root: DomElement, deepest: number): boolean {
  let node: DomNode | null = root;
  for (let depth = 0; node;) {
    if (node.firstChild) {
      node = node.firstChild;
      if (++depth > deepest) return false;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = !node || node === root ? null : node.nextSibling;
  }
  return true;
}
