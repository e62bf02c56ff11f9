import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { ChatArgs } from '../chat.ts';
import { visitorOf } from '../visitor.ts';
import { asking, retyping, seeing, typing } from './asking.ts';

/** What is typed: in a line, in several, as an address, a number or a code. */
const meta: Meta<ChatArgs> = { title: 'Questions/Typed' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** A line of text. */
export const Line: Story = {
  name: 'A line',
  args: asking({ ask: 'What do your friends call you?', autocomplete: 'given-name' }),
  play: seeing(/friends/, 'textbox'),
};

/** Room for more than a line. */
export const Long: Story = {
  name: 'A longer text',
  args: asking({ ask: 'What shall we know before you come?', type: 'long', skip: 'Nothing' }),
  play: seeing(/know/, 'textbox'),
};

/** The keyboard and the check of an address; what is no address is asked again. */
export const Email: Story = {
  name: 'E-mail',
  args: asking({ ask: 'Where may your pass go to?', type: 'email' }),
  play: typing('anna@nordlys.example'),
};

/** A wrong answer keeps what was typed and says what is missing. */
export const WrongAnswer: Story = {
  name: 'A wrong answer',
  args: asking({
    ask: 'Where may your pass go to?',
    type: 'email',
    error: 'That does not look like an e-mail address yet. Have another look?',
  }),
  play: typing('anna.nordlys', /Have another look/),
};

/** A slip in the domain of a large provider: what was probably meant is offered, and what was typed may be sent. */
export const MistypedEmail: Story = {
  name: 'A mistyped e-mail address',
  args: asking({ ask: 'Where may your pass go to?', type: 'email' }, 'It goes to {answer}.'),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/pass/, 'anna@gmial.com');
    await visitor.presses('Did you mean anna@gmail.com?');
    await userEvent.keyboard('{Enter}');
    await visitor.reads('It goes to anna@gmail.com.');
  },
};

/** A number as it is typed. */
export const Phone: Story = {
  args: asking({ ask: 'Which number may we text?', type: 'phone', skip: true }),
  play: typing('+47 22 33 44 55'),
};

/** The country beside it, from a list with a search; the number is formatted while it is typed. */
export const PhoneAbroad: Story = {
  name: 'Phone with its country',
  args: asking({ ask: 'Which number may we call?', type: 'phone', country: 'NO' }, 'We call {answer}.'),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Country: Norway, NO +47');
    await userEvent.keyboard('nether{Enter}06 1234 5678{Enter}');
    await visitor.reads('We call +31612345678.');
  },
};

export const WebAddress: Story = {
  name: 'Web address',
  args: asking({ ask: 'Where do we find your shop?', type: 'url' }),
  play: seeing(/shop/, 'textbox'),
};

/** With limits and a unit. */
export const Amount: Story = {
  name: 'Number',
  args: asking({
    ask: 'How many centimetres is your waist?',
    type: 'number',
    min: 58,
    max: 120,
    unit: 'cm',
    error: 'Please give me a number between 58 and 120.',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await userEvent.type(await visitor.finds('spinbutton', /waist/), '81{Enter}');
    await visitor.reads('Noted, thank you.');
  },
};

/** Step buttons and arrow keys; what is beside the steps is told with those around it. */
export const Guests: Story = {
  name: 'Number with step buttons',
  args: asking({ ask: 'How many seats shall we keep?', type: 'number', min: 2, max: 12, step: 2 }, 'We keep {answer}.'),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('More');
    await visitor.presses('More');
    await visitor.presses('Send');
    await visitor.reads('We keep 4.');
  },
};

/** An amount of money, with the sign of its currency where the language has it. */
export const Price: Story = {
  name: 'Number with a currency',
  args: asking(
    { ask: 'What may it cost?', type: 'number', currency: 'EUR', min: 0, step: 50 },
    'At most {answer:money EUR}.',
  ),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const field = await visitor.finds('spinbutton', /cost/);
    await userEvent.type(field, '1240{Enter}');
    await visitor.reads('Choose €1,200 or €1,250.');
    await retyping(field, '1250{Enter}');
    await visitor.reads('At most €1,250.00.');
  },
};

/** One field, drawn as a box for each digit; phones fill it in from the message. A new code can be asked for after a while. */
export const SentCode: Story = {
  name: 'A code that was sent',
  args: asking({
    ask: 'Which code did we send you?',
    type: 'code',
    resend: ['A new code is on its way.'],
    pause: 1,
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const button = await visitor.finds('button', 'Send a new code');
    await waitFor(() => expect(button).toBeEnabled(), { timeout: 5000 });
    await userEvent.click(button);
    await visitor.reads('A new code is on its way.');
    await visitor.types(/code/, '123 456{Enter}');
    await visitor.reads('Noted, thank you.');
  },
};

/** A friend's code, typed as it was told: the endpoint says whether somebody has it, and nobody is kept by a code that they do not have. */
export const ReferralCode: Story = {
  name: 'A referral code',
  args: asking(
    { ask: 'Which code did your friend give you?', type: 'referral', verify: '/demo/referrer', skip: 'Go on without' },
    'Noted: {referral.code|none}.',
  ),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const field = await visitor.finds('textbox', /code/);
    await userEvent.type(field, '7q2m-9kxb{Enter}');
    await visitor.reads(/can’t find this code/);
    await retyping(field, '7q2m-9kxa{Enter}');
    await visitor.reads('Noted: 7Q2M9KXA.');
  },
};

/** The fields and the order of the country that is chosen; browsers fill them in. */
export const PostalAddress: Story = {
  name: 'A postal address',
  args: asking({ ask: 'Where shall we send your pass?', type: 'address', country: 'NO' }, 'To {answer.city}, then.'),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types('Street and number', 'Karl Johans gate 1');
    await visitor.types('Postal code', '154');
    await visitor.types('Town or city', 'Oslo{Enter}');
    await visitor.reads(/An example: 1234/);
    await retyping(await visitor.finds('textbox', 'Postal code'), '0154{Enter}');
    await visitor.reads('To Oslo, then.');
  },
};

/** The list of countries, open at the one that was chosen. */
export const CountryList: Story = {
  name: 'Countries to choose from',
  args: asking({ ask: 'Which number may we call?', type: 'phone', country: 'NO' }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Country: Norway, NO +47');
    await expect(await visitor.finds('option', /Norway/)).toBeVisible();
  },
};

/** Half a code: what is wrong stands below it, before the button for a new one. */
export const HalfACode: Story = {
  name: 'A code that is not whole',
  args: asking({ ask: 'Which code did we send you?', type: 'code', resend: ['A new code is on its way.'] }),
  play: typing('12', /not the whole code/),
};

/** An address with gaps. */
export const AddressWithGaps: Story = {
  name: 'A postal address, with gaps',
  args: asking({ ask: 'Where shall we send your pass?', type: 'address', country: 'NO' }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types('Town or city', 'Oslo{Enter}');
    await expect(await visitor.finds('textbox', 'Street and number')).toBeInvalid();
  },
};
