import { askedIn, flowMap } from '../../../src/flow/checks/flow-map.ts';
import { own } from '../../../src/shared/json.ts';
import type { FlowFile } from '../insights/flow-files.ts';

/** Something that a flow asks of its visitors. */
export interface AskedData {
  readonly name: string;
  /** What it is, by the question's type and what browsers fill in. */
  readonly kind: string;
  readonly personal: boolean;
}

const PERSONAL_TYPES: Readonly<Record<string, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  address: 'postal address',
  signature: 'signature',
  file: 'file',
  voice: 'voice recording',
  payment: 'payment',
};
const TYPES: Readonly<Record<string, string>> = {
  consent: 'consent',
  rating: 'rating',
  number: 'number',
  date: 'date',
  long: 'own words',
  text: 'own words',
};

/** What a flow asks, each once, in its order. */
export function askedData(flow: FlowFile): AskedData[] {
  const asked = new Map<string, AskedData>();
  let stops: ReturnType<typeof flowMap>['stops'];
  try {
    ({ stops } = flowMap(flow));
  } catch {
    return [];
  }
  for (const { step } of [...stops].reverse()) {
    if (typeof step !== 'object') continue;
    if (own(step, 'ask') === undefined && own(step, 'consent') === undefined) continue;
    for (const each of askedIn(step)) {
      const name = own(each, 'as');
      if (typeof name !== 'string' || asked.has(name)) continue;
      asked.set(name, dataOf(name, each, step));
    }
  }
  return [...asked.values()];
}

function dataOf(name: string, asked: object, step: object): AskedData {
  const type = own(step, 'consent') !== undefined ? 'consent' : String(own(asked, 'type') ?? 'text');
  const autocomplete = own(asked, 'autocomplete');
  const personal = PERSONAL_TYPES[type];
  if (personal) return { name, kind: personal, personal: true };
  if (typeof autocomplete === 'string' && autocomplete !== 'off')
    return { name, kind: autocomplete.replaceAll('-', ' '), personal: true };
  if (Array.isArray(own(asked, 'options'))) return { name, kind: 'a choice', personal: false };
  return { name, kind: TYPES[type] ?? type, personal: type === 'text' || type === 'long' };
}
