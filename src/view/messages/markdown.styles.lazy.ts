import { css } from 'lit';

export const markdownStyles = css`
  .bubble { max-inline-size: 100%; }
  .bubble :is(p, ul, ol, blockquote, pre, .table) { margin: 0.5em 0 0; }
  .bubble > :first-child, .bubble :is(li, blockquote) > p:first-child { margin-block-start: 0; }
  .bubble :is(ul, ol) { padding: 0; padding-inline-start: 1.4em; white-space: normal; }
  .bubble li + li { margin-block-start: 0.2em; }
  .bubble .task { list-style: none; margin-inline-start: -1.4em; padding-inline-start: 1.15em; text-indent: -1.15em; }
  .bubble blockquote { padding-inline-start: 0.75em; border-inline-start: 0.2em solid var(--smoc-line); }
  .bubble code { font: 0.9375em/1.4 ui-monospace, monospace; letter-spacing: 0; }
  .bubble pre { padding: 0.6em; overflow-x: auto; border-radius: 0.5em; background: var(--smoc-ground); white-space: pre; }
  .bubble .table { overflow-x: auto; }
  .bubble table { border-collapse: collapse; font-size: 0.9375em; overflow-wrap: normal; }
  .bubble :is(th, td) { padding: 0.3em 0.6em; border-block-end: 1px solid var(--smoc-line); text-align: start; }
  .bubble hr { border: 0; border-block-start: 1px solid var(--smoc-line); margin: 0.6em 0; }
`;
