import type { Connector } from './connector.ts';
import { brevo } from './targets/brevo.ts';
import { chatwoot } from './targets/chatwoot.ts';
import { formspree } from './targets/formspree.ts';
import { hook } from './targets/hook.ts';
import { hubspotCrm } from './targets/hubspot-crm.ts';
import { hubspotForm } from './targets/hubspot-form.ts';
import { klaviyo } from './targets/klaviyo.ts';
import { mailchimp } from './targets/mailchimp.ts';
import { netlify } from './targets/netlify.ts';
import { salesforce } from './targets/salesforce.ts';
import { sheet } from './targets/sheet.ts';
import { webhook } from './targets/webhook.ts';

/** Every kind of target. Each is handed only settings that its own entries have read. */
export const connectors = [
  hubspotForm,
  hubspotCrm,
  salesforce,
  mailchimp,
  brevo,
  klaviyo,
  chatwoot,
  hook,
  sheet,
  formspree,
  netlify,
  webhook,
] as unknown as readonly Connector[];
