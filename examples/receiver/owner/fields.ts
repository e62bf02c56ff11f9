import { html } from 'hono/html';
import type { Html } from './page.ts';

/** What was typed into a form, by the names of its fields. */
export type Typed = Readonly<Record<string, string>>;
/** What is wrong with it, by the names of its fields. */
export type Problems = Readonly<Record<string, string>>;

/** The texts of a form, without blanks around them; files are left out. */
export const typedIn = (form: Readonly<Record<string, unknown>>): Typed =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  );

interface Field {
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly problems?: Problems;
  readonly hint?: Html | string;
  readonly required?: boolean;
}

interface Line extends Field {
  readonly type?: 'text' | 'number' | 'date' | 'url' | 'email' | 'file';
  /** What stands in it before anything was typed. */
  readonly otherwise?: string;
  readonly most?: number;
  readonly step?: string;
  readonly accept?: string;
  /** Addresses and codes: no capitals, no spelling. */
  readonly isPlain?: boolean;
}

const ids = ({ name, hint, problems = {} }: Field) =>
  [hint ? `${name}-hint` : '', problems[name] ? `${name}-problem` : ''].filter(Boolean).join(' ');

const states = (field: Field): Html => {
  const described = ids(field);
  return html`${field.required ? html`required ` : ''}${
    described ? html`aria-describedby="${described}" ` : ''
  }${field.problems?.[field.name] ? html`aria-invalid="true" ` : ''}`;
};

const framed = (field: Field, control: Html): Html => {
  const { name, label, hint, problems = {} } = field;
  return html`<p class="field">
    <label for="${name}">${label}</label>${control}
    ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : ''}
    ${problems[name] ? html`<span class="problem" id="${name}-problem">${problems[name]}</span>` : ''}
  </p>`;
};

/** One line to type into, with its label, its hint and what is wrong with it. */
export function line(field: Line): Html {
  const { name, typed, type = 'text', otherwise = '', most = 300, step, accept, isPlain } = field;
  const kind =
    type === 'email'
      ? html`type="text" inputmode="email"`
      : type === 'number'
        ? html`type="text" inputmode="decimal"`
        : html`type="${type}"`;
  const value = type === 'file' ? '' : html`value="${typed[name] ?? otherwise}" maxlength="${most}"`;
  const plain = isPlain || type === 'email' ? html`autocapitalize="none" spellcheck="false"` : '';
  return framed(
    field,
    html`<input id="${name}" name="${name}" ${kind} ${value} ${plain} autocomplete="off"
      ${step ? html`step="${step}"` : ''} ${accept ? html`accept="${accept}"` : ''} ${states(field)}>`,
  );
}

export function area(field: Field & { readonly rows?: number; readonly most?: number }): Html {
  const { name, typed, rows = 4, most = 4000 } = field;
  const text = typed[name] ?? '';
  return framed(
    field,
    html`<textarea id="${name}" name="${name}" rows="${rows}" maxlength="${most}" ${states(field)}>${text}</textarea>`,
  );
}

export function choice(
  field: Field & { readonly options: readonly { readonly value: string; readonly label: string }[] },
): Html {
  const { name, typed, options } = field;
  const chosen = typed[name] ?? options[0]?.value;
  const items = options.map(
    ({ value, label }) => html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`,
  );
  return framed(field, html`<select id="${name}" name="${name}" ${states(field)}>${items}</select>`);
}

/** Says at the top of a form that something is wrong in it, and where. */
export function wrongs(problems: Problems, labels: Readonly<Record<string, string>>): Html | string {
  const names = Object.keys(problems);
  if (names.length === 0) return '';
  return html`<div class="card wrongs" role="alert">
    <p>${names.length === 1 ? 'One thing is missing or wrong:' : `${names.length} things are missing or wrong:`}</p>
    <ul>${names.map((name) => html`<li><a href="#${name}">${labels[name] ?? name}</a>: ${problems[name]}</li>`)}</ul>
  </div>`;
}
