import type { FlowPieces } from '../flow/checks/collected-pieces.ts';
import { flowPieces } from '../flow/checks/flow-pieces.ts';
import type { Path } from '../shared/json-source.ts';
import { own } from '../shared/json.ts';
import { toJson } from '../shared/to-json.ts';
import { pathOf, termsAddresses } from './addresses.ts';
import type { CampaignFile } from './campaign-file.ts';
import type { ReportCampaignProblem, UnplacedCampaignProblem } from './campaign-problem.ts';

/* Whether a flow fits its campaign. Problems of the flow itself are reported by the flow's own checker. */

export type FlowSide = 'customer' | 'friend';

/** What `role` says in the flow of each side. */
const roles = { customer: 'referrer', friend: 'friend' } as const;

/** Questions for a bank account, by the name of the answer or by what is asked. */
const bankNames =
  /^(iban|bic|bank_?account|account_?number|rekening(nummer)?|bankrekening|konto(nummer)?|bankverbindung)$/i;
const bankWords =
  /\b(iban|bank account|account number|bankrekening|rekeningnummer|bankverbindung|kontonummer|bankkonto)\b/i;

function names(flow: object, side: FlowSide, file: CampaignFile, address: string, report: ReportCampaignProblem): void {
  const campaign = own(flow, 'campaign');
  const path = typeof campaign === 'string' ? campaign.replace(/^https:\/\/[^/]+/, '') : '';
  const isNamed = campaign === file.id || (path !== '' && pathOf(path, address) === address);
  if (!isNamed)
    report(
      'other-campaign',
      campaign === undefined ? [] : ['campaign'],
      campaign === undefined
        ? 'this flow does not name its campaign'
        : `this flow names another campaign, not "${file.id}"`,
      `Write "campaign": "${file.id}".`,
    );
  const role = own(flow, 'role');
  if (role !== roles[side])
    report(
      'wrong-role',
      role === undefined ? [] : ['role'],
      `the ${side}'s flow needs the role "${roles[side]}"${role === undefined ? '' : `, not "${String(role)}"`}`,
      `Write "role": "${roles[side]}".`,
    );
}

function goal({ pieces }: FlowPieces, report: ReportCampaignProblem): void {
  if (!pieces.some(({ of }) => own(of, 'goal') !== undefined))
    report(
      'no-goal',
      [],
      'the flow has no "goal", so no sign-up is celebrated or counted',
      'Add "goal": "joined" to the step that congratulates.',
    );
}

function terms(flow: object, file: CampaignFile, report: ReportCampaignProblem): void {
  const addresses = termsAddresses(file);
  const text = toJson(flow);
  if (addresses.some((address) => text.includes(address)) || /\{(campaign\.)?terms[|}]/.test(text)) return;
  report('no-terms', [], 'the flow has no link to the terms', `Link them in a text: [Terms](${addresses[0]}).`);
}

function rewards(file: CampaignFile, { pieces }: FlowPieces, report: ReportCampaignProblem): void {
  const shown = pieces.filter(({ of }) => own(of, 'reward') !== undefined || own(of, 'status') !== undefined);
  const showsAny = shown.some(({ of }) => own(of, 'reward') === undefined || own(of, 'kind') === undefined);
  for (const reward of file.rewards.filter(({ sides }) => sides.includes('friend'))) {
    if (!showsAny && !shown.some(({ of }) => own(of, 'kind') === reward.kind))
      report(
        'no-reward',
        [],
        `the flow never shows friends their reward "${reward.id}"`,
        `Add a step {"reward": "…", "kind": "${reward.kind}"}.`,
        'warning',
      );
  }
}

/** Anybody can type an address, so the receiver sends codes to it by mail and answers the form without them. */
function codesOutOfAnswers({ pieces }: FlowPieces, report: ReportCampaignProblem): void {
  for (const { of, path } of pieces) {
    if (own(of, 'submit') === undefined) continue;
    for (const [name, taken] of Object.entries((own(of, 'save') as object | undefined) ?? {}))
      if (typeof taken === 'string' && /^rewards\.\d+\.(code|link)$/.test(taken))
        report(
          'no-reward',
          [...path, 'save', name],
          'the receiver answers a friend’s form without codes: they go to the friend by mail',
          'Show the reward with "status": "approved" and say that the code is in the mail; save "rewards.0.title" to know that there is one.',
          'warning',
        );
  }
}

/** What the flow keeps of the answers to its submissions: the paths into them, by the names they are kept under. */
const savedOf = ({ pieces }: FlowPieces): readonly (readonly [name: string, path: unknown])[] =>
  pieces
    .filter(({ of }) => own(of, 'submit') !== undefined)
    .flatMap(({ of }) => Object.entries((own(of, 'save') as object | undefined) ?? {}));

/** Whoever may invite others needs the link in hand. */
function ownLink({ friendsMayInvite }: CampaignFile, flow: FlowPieces, report: ReportCampaignProblem): void {
  if (!friendsMayInvite) return;
  const names = savedOf(flow).flatMap(([name, path]) => (path === 'referral.url' ? [name] : []));
  const shared = flow.pieces.map(({ of }) => own(of, 'share')).filter((share) => typeof share === 'string');
  if (names.some((name) => shared.some((share) => new RegExp(`\\{${name}[|}]`).test(share)))) return;
  report(
    'no-own-link',
    [],
    'friends may invite others, and are never given their link',
    'Save it where the form is sent, "save": {"link": "referral.url"}, and offer it: {"share": "{link}", "when": "link is set"}.',
    'warning',
  );
}

function neverAsked({ pieces, texts }: FlowPieces, report: ReportCampaignProblem): void {
  for (const { of, path } of pieces) {
    const isAsked = own(of, 'ask') !== undefined || own(of, 'label') !== undefined;
    const name = own(of, 'as');
    const said = texts.find(
      ({ piece, key, text }) => piece?.of === of && /^(ask|label)$/.test(key) && bankWords.test(text),
    );
    if (isAsked && ((typeof name === 'string' && bankNames.test(name)) || said))
      report(
        'asks-bank-data',
        said?.path ?? [...path, 'as'],
        'this asks for a bank account',
        'Do not ask for it in a chat: leave it to the page where the order is placed.',
      );
  }
}

/** What keeps a flow from being this side of the campaign. `address` is the campaign file's on the site. */
export function fitProblems(
  flow: object,
  side: FlowSide,
  file: CampaignFile,
  address: string,
): UnplacedCampaignProblem[] {
  const problems: UnplacedCampaignProblem[] = [];
  const report: ReportCampaignProblem = (code, path, message, hint, severity) =>
    void problems.push({ code, path, message, hint, severity: severity ?? 'error' });
  const pieces = flowPieces(flow);
  names(flow, side, file, address, report);
  terms(flow, file, report);
  neverAsked(pieces, report);
  if (side === 'friend') {
    goal(pieces, report);
    rewards(file, pieces, report);
    ownLink(file, pieces, report);
    codesOutOfAnswers(pieces, report);
  }
  return problems;
}

/** The names of answers that a flow asks for. */
export const answersOf = (flow: object): readonly string[] =>
  flowPieces(flow).pieces.flatMap(({ of }) => {
    const name = own(of, 'as');
    return typeof name === 'string' ? [name] : [];
  });

/** Answers that the campaign keeps of people, and that neither of its two flows asks for. */
export const profileProblems = (
  { profile = {} }: CampaignFile,
  answers: readonly string[],
): UnplacedCampaignProblem[] =>
  Object.entries(profile).flatMap(([of, name]) =>
    name === undefined || answers.includes(name)
      ? []
      : [
          {
            code: 'unknown-answer' as const,
            severity: 'warning' as const,
            path: ['profile', of],
            message: `neither of the two flows asks for "${name}"`,
            hint: 'Write the "as" of the question, or ignore this if another flow of the campaign asks it.',
          },
        ],
  );

/** The languages that a flow speaks, by their plain tags: `en`, `nl`. */
export function languagesOf(flow: object): readonly string[] {
  const language = own(flow, 'language');
  const texts = own(flow, 'texts');
  const variants = typeof texts === 'object' && texts !== null ? Object.keys(texts) : [];
  const all = [typeof language === 'string' ? language : 'en', ...variants.map((variant) => variant.split('~')[0]!)];
  return [...new Set(all)].filter(Boolean);
}

/** Texts of the campaign file that one of the languages lacks. */
export function languageProblems(file: CampaignFile, languages: readonly string[]): UnplacedCampaignProblem[] {
  const problems: UnplacedCampaignProblem[] = [];
  const look = (text: unknown, path: Path) => {
    if (text === undefined) return;
    const variants = typeof text === 'string' ? [] : Object.keys(text as object);
    const lacking =
      typeof text === 'string'
        ? languages.slice(1)
        : languages.filter((language) => !variants.some((variant) => variant.split('~')[0] === language));
    if (lacking.length > 0)
      problems.push({
        code: 'untranslated',
        severity: 'warning',
        path,
        message: `there is no text in ${lacking.map((each) => `"${each}"`).join(', ')}, although the flows have that language`,
        hint: typeof text === 'string' ? 'Write texts by language: {"en": "…", "nl": "…"}.' : `Add "${lacking[0]}".`,
      });
  };
  look(file.event?.title, ['event', 'title']);
  file.rewards.forEach((reward, at) => {
    for (const key of ['title', 'text', 'conditions'] as const) look(reward[key], ['rewards', at, key]);
  });
  for (const side of ['customer', 'friend', 'status'] as const)
    if (typeof file.pages[side] === 'object') look(file.pages[side], ['pages', side]);
  return problems;
}
