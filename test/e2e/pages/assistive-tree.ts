import type { CDPSession, Page } from 'playwright-core';

/* A page as people meet it who see nothing of it: what the browser tells assistive technology, read over the browser's own protocol. */

/** One thing in the tree. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly isInvalid: boolean;
  readonly hasFocus: boolean;
  /** Its element, to the browser. */
  readonly node?: number | undefined;
}

interface AXNode {
  readonly ignored: boolean;
  readonly backendDOMNodeId?: number;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly description?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

function heard({ role, name, description, properties = [], backendDOMNodeId }: AXNode): Heard {
  const property = (wanted: string) => String(properties.find((each) => each.name === wanted)?.value.value ?? '');
  const words = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  return {
    role: words(role?.value),
    name: words(name?.value),
    description: words(description?.value),
    isInvalid: !['', 'false'].includes(property('invalid')),
    hasFocus: property('focused') === 'true',
    node: backendDOMNodeId,
  };
}

export class AssistiveTree {
  readonly #devtools: CDPSession;
  constructor(devtools: CDPSession) {
    this.#devtools = devtools;
  }
  static async of(page: Page): Promise<AssistiveTree> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Accessibility.enable');
    return new AssistiveTree(devtools);
  }

  async all(): Promise<readonly Heard[]> {
    const { nodes } = await this.#devtools.send('Accessibility.getFullAXTree');
    return nodes.filter(({ ignored }) => !ignored).map(heard);
  }

  /** Presses what has this role and name, the browser's own controls too. */
  async press(role: string, name: string): Promise<void> {
    const found = (await this.all()).find((each) => each.role === role && each.name === name);
    if (!found?.node) throw new Error(`nobody hears of a ${role} "${name}"`);
    const { object } = await this.#devtools.send('DOM.resolveNode', { backendNodeId: found.node });
    await this.#devtools.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: 'function () { this.click(); }',
      userGesture: true,
    });
  }

  /** What has the focus; nothing where that is the page itself. */
  async focused(): Promise<Heard | undefined> {
    const { result } = await this.#devtools.send('Runtime.evaluate', {
      expression: `(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at === document.body ? null : at; })()`,
    });
    if (!result.objectId) return undefined;
    const { nodes } = await this.#devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    return nodes[0] && heard(nodes[0]);
  }
}
