import { render } from 'lit';

/** Where content begins that had to be drawn anew. */
const anchors = new WeakMap<HTMLElement, Comment>();

/** Draws into an emptied `container`. */
export function drawAnew(content: unknown, container: HTMLElement): void {
  const renderBefore = document.createComment('');
  container.replaceChildren(renderBefore);
  anchors.set(container, renderBefore);
  render(content, container, { renderBefore });
}

/** Draws into `container`; anew where a script of the page, or an extension, has taken nodes away that Lit goes by. */
export function draw(content: unknown, container: HTMLElement): void {
  try {
    render(content, container, { renderBefore: anchors.get(container) ?? null });
  } catch {
    drawAnew(content, container);
  }
}

/** Draws into `container` what Lit need not remember: the next drawing takes its place. */
export function drawOnce(content: unknown, container: HTMLElement): void {
  const nodes = document.createDocumentFragment();
  render(content, nodes);
  container.replaceChildren(nodes);
}
