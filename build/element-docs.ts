import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table, type Sections } from './docs-sections.ts';
import { publicEvents } from './public-events.mjs';

/* The reference of the element, written from the manifest that editors read too. */

interface Named {
  readonly name: string;
  readonly description?: string;
}
interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly attribute?: string;
  readonly parameters?: readonly (Named & { readonly optional?: boolean; readonly default?: string })[];
}
interface Element {
  readonly attributes: readonly (Named & { readonly fieldName: string })[];
  readonly members: readonly Member[];
  readonly events: readonly Named[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly (Named & { readonly default: string })[];
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The manifest of the source as it is now. */
function readElement(): Element {
  // Inside the project: the analyzer takes paths from there.
  const folder = mkdtempSync(join(root, 'node_modules', '.manifest-'));
  try {
    const analyzer = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
    const config = 'build/custom-elements-manifest.config.mjs';
    execFileSync(
      process.execPath,
      [analyzer, 'analyze', '--config', config, '--quiet', '--outdir', relative(root, folder)],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
      readonly modules: readonly [{ readonly declarations: readonly [Element] }];
    };
    return modules[0].declarations[0];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const signature = ({ name, parameters = [] }: Member) =>
  `${name}(${parameters.map((each) => each.name + (each.optional || each.default ? '?' : '')).join(', ')})`;

export function elementDocs(): { readonly element: Sections; readonly tokens: string } {
  const { attributes, members, events, slots, cssParts, cssProperties } = readElement();
  const keys = new Map(publicEvents().map((event) => [event.name, event.keys]));
  const fields = members.filter(({ kind, name }) => kind === 'field' && name !== 'open');
  const methods = members.filter(({ kind, name }) => kind === 'method' || name === 'open');
  const element = {
    attributes: table(
      ['attribute', 'property', 'what it does'],
      attributes.map(({ name, fieldName, description = '' }) => [`\`${name}\``, `\`${fieldName}\``, description]),
    ),
    properties: table(
      ['property', 'what it does'],
      fields.filter(({ attribute }) => !attribute).map(({ name, description = '' }) => [`\`${name}\``, description]),
    ),
    methods: table(
      ['method', 'what it does'],
      methods.map((method) => [`\`${signature(method)}\``, method.description ?? '']),
    ),
    events: table(
      ['event', 'when', '`detail` holds'],
      events.map(({ name, description = '' }) => [
        `\`${name}\``,
        description,
        (keys.get(name) ?? []).map((key) => `\`${key}\``).join(', '),
      ]),
    ),
    slots: table(
      ['slot', 'what it holds'],
      slots.map(({ name, description = '' }) => [name ? `\`${name}\`` : 'between the tags', description]),
    ),
    parts: table(
      ['part', 'what it is'],
      cssParts.map(({ name, description = '' }) => [`\`${name}\``, description]),
    ),
  };
  const tokens = table(
    ['property', 'default', 'what it is for'],
    cssProperties.map(({ name, description = '', default: value }) => [`\`${name}\``, `\`${value}\``, description]),
  );
  return { element, tokens };
}
