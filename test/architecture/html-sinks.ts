import { parse } from 'acorn';
import { ancestor, simple } from 'acorn-walk';

/** Properties through which a string becomes markup; the last two give Lit's unsafe directives away. */
const markupNames = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'srcdoc',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'unsafeHTML',
  'unsafeSVG',
];
const timers = ['setTimeout', 'setInterval', 'setImmediate'];
const globals = ['window', 'self', 'globalThis'];

export interface Sink {
  what: string;
  line: number;
  column: number;
  /** Lit's own: it fills a `<template>` with the literal parts of a template, which hold no value. */
  lit: boolean;
}

/** What the scan reads of a syntax tree; each kind of node has some of the fields. */
interface Node {
  type: string;
  loc?: { start: { line: number; column: number } } | null;
  name?: string;
  value?: unknown;
  computed?: boolean;
  operator?: string;
  object?: Node;
  property?: Node;
  callee?: Node;
  arguments?: Node[];
  left?: Node;
  id?: Node;
  init?: Node | null;
  quasis?: { value: { cooked?: string | null } }[];
}

/** Every place in a script where a string could become markup or code; reads minified scripts too. */
export function sinksIn(code: string): Sink[] {
  const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  const sinks: Sink[] = [];
  const add = (what: string, node: Node, lit = false) => {
    sinks.push({ what, line: node.loc?.start.line ?? 0, column: node.loc?.start.column ?? 0, lit });
  };

  const documents = ['document', 'ownerDocument'];
  simple(tree, {
    VariableDeclarator: ({ id, init }: Node) => {
      if (id?.name && endOf(init) === 'document') documents.push(id.name);
    },
  } as never);

  const call = (node: Node) => {
    const name = endOf(node.callee);
    const plain = node.callee?.type === 'Identifier' || globals.includes(endOf(node.callee?.object) ?? '');
    if (name === 'Function' && plain) add('Function()', node);
    if (name === 'constructor' && endOf(node.callee?.object) === 'constructor') add('constructor.constructor()', node);
    if (name && timers.includes(name) && node.arguments?.[0] && isText(node.arguments[0]))
      add(`${name} with a string`, node);
  };

  ancestor(tree, {
    Identifier: (node: Node) => {
      if (node.name === 'eval' || node.name === 'DOMParser') add(node.name, node);
    },
    MemberExpression: (node: Node, _state: unknown, ancestors: Node[]) => {
      const name = endOf(node);
      if (!name) return;
      if (markupNames.includes(name)) add(name, node, isLitTemplate(node, ancestors));
      if (['eval', 'DOMParser'].includes(name) && globals.includes(endOf(node.object) ?? '')) add(name, node);
      if (['write', 'writeln'].includes(name) && documents.includes(endOf(node.object) ?? ''))
        add(`document.${name}`, node);
    },
    Literal: (node: Node, _state: unknown, ancestors: Node[]) => {
      // As a name in brackets it has been counted with its member.
      if (markupNames.includes(String(node.value)) && ancestors.at(-2)?.property !== node)
        add(String(node.value), node);
    },
    TemplateLiteral: (node: Node, _state: unknown, ancestors: Node[]) => {
      const text = constant(node);
      if (text !== undefined && markupNames.includes(text) && ancestors.at(-2)?.property !== node) add(text, node);
    },
    Property: (node: Node & { key?: Node }, _state: unknown, ancestors: Node[]) => {
      const name = node.computed ? undefined : (node.key?.name ?? undefined);
      const parent = ancestors.at(-2)?.type;
      if (name && markupNames.includes(name) && parent === 'ObjectExpression') add(name, node);
    },
    CallExpression: call,
    NewExpression: call,
  } as never);
  return sinks;
}

/** Last name of `a`, `b.a`, `b['a']`, `b?.a`. */
function endOf(node: Node | null | undefined): string | undefined {
  if (node?.type === 'ChainExpression') return endOf((node as { expression?: Node }).expression);
  if (node?.type === 'Identifier') return node.name;
  if (node?.type !== 'MemberExpression') return undefined;
  return node.computed ? constant(node.property) : node.property?.name;
}

/** A text that is written out in the code. */
function constant(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node?.type === 'TemplateLiteral' && node.quasis?.length === 1
    ? (node.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}

/** Whether an argument is a text for certain. */
const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' ||
  constant(node) !== undefined ||
  (node.type === 'BinaryExpression' && node.operator === '+');

/** `t = d.createElement('template'); t.innerHTML = …`, both in one function. */
function isLitTemplate(node: Node, ancestors: Node[]): boolean {
  const assigned = ancestors.at(-2);
  if (endOf(node) !== 'innerHTML' || assigned?.type !== 'AssignmentExpression' || assigned.left !== node) return false;
  const around = [...ancestors].reverse().find(({ type }) => type.includes('Function'));
  let found = false;
  if (around) {
    simple(
      around as never,
      {
        VariableDeclarator: ({ id, init }: Node) => {
          const makesTemplate =
            endOf(init?.callee) === 'createElement' && constant(init?.arguments?.[0]) === 'template';
          if (id?.name === node.object?.name && makesTemplate) found = true;
        },
      } as never,
    );
  }
  return found;
}
