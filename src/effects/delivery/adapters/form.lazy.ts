import type { Endpoint } from '../endpoint.ts';
import { takesWithoutId } from './read-answer.ts';
import { formFields, pickFields } from './form-fields.lazy.ts';
import { URLENCODED, type Service } from './service.lazy.ts';

/**
 * Zapier, Make and others that a JSON pre-flight breaks: a simple urlencoded request; a 2xx that says nothing against
 * it is a yes, as they document it.
 */
export const form = ({ fields }: Endpoint): Service => ({
  name: 'form',
  hint: 'Is the Zap or the scenario turned on? Answer a POST itself, with a 2xx status.',
  headers: URLENCODED,
  body: (envelope) => new URLSearchParams(fields ? pickFields(envelope, fields) : formFields(envelope)).toString(),
  accepts: takesWithoutId,
});
