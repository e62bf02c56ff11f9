import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** Every way to ask. Each story is one question and the answer that the bot gives back. */
const meta: Meta<ChatArgs> = { title: 'Questions' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** One question, and what the bot says once it is answered. */
const asking = (step: object, then = 'Noted, thank you.'): ChatArgs => ({
  flow: flowOf('question', { as: 'answer', ...step }, then),
});

/** The same with the line to type in at once. */
const askingTyped = (step: object): ChatArgs => ({
  flow: { ...flowOf('question', { as: 'answer', ...step }, 'Noted, thank you.'), typed: true },
});

/** Types into the line below the transcript and waits for the bot's answer. */
const typing =
  (text: string, said: string | RegExp = 'Noted, thank you.'): Story['play'] =>
  async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/./, `${text}{Enter}`);
    await visitor.reads(said);
  };

/** Types over what stands in a field. */
const retyping = (field: HTMLElement, text: string) =>
  userEvent.type(field, text, {
    initialSelectionStart: 0,
    initialSelectionEnd: (field as HTMLInputElement).value.length,
  });

/** Waits until the question can be answered. */
const seeing =
  (name: string | RegExp, role = 'button'): Story['play'] =>
  async ({ canvasElement }) => {
    await expect(await visitorOf(canvasElement).finds(role, name)).toBeVisible();
  };

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
    await visitor.presses('Country: Norway +47');
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

/** A few choices. */
export const Choices: Story = {
  args: asking({ ask: 'Shall I put you on the list?', options: ['Yes please', 'Tell me more', 'Not now'] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Yes please');
    await visitor.reads('Noted, thank you.');
  },
};

/** Typed where it could be pressed; what may mean two is asked back. */
export const TypedChoice: Story = {
  name: 'Choices, typed',
  args: askingTyped({ ask: 'Which size?', options: ['Small', 'Medium', { label: 'Large', words: ['L'] }] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/type your answer/, 'medium or large{Enter}');
    await visitor.reads(/Medium or Large\?/);
    await visitor.presses('Large');
    await visitor.reads('Noted, thank you.');
  },
};

/** What the visitor can do with the conversation, once something was answered. */
export const ConversationMenu: Story = {
  name: 'Menu of the conversation',
  args: asking({ ask: 'Which size?', options: ['Small', 'Medium', 'Large'] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Medium');
    await visitor.reads('Noted, thank you.');
    const root = visitor.element.shadowRoot as ShadowRoot;
    root.querySelector<HTMLElement>('.menu > summary')?.click();
    await visitor.finds('button', /Save as a text file/);
    await visitor.presses(/Erase from this device|Wipe the slate clean/);
    await visitor.reads(/What was sent already/);
  },
};

/** What is understood as none of the options. */
export const TypedChoiceNotUnderstood: Story = {
  name: 'Choices, typed and not understood',
  args: askingTyped({ ask: 'Which size?', options: ['Small', 'Medium', 'Large'] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/type your answer/, 'not medium{Enter}');
    await visitor.reads(/Choose one of the answers/);
  },
};

/** Choices with a line of their own. */
export const ChoiceList: Story = {
  name: 'Choices in a list',
  args: asking({
    ask: 'When do you come?',
    layout: 'list',
    options: [
      { label: 'In the morning', text: 'Quiet, with coffee' },
      { label: 'In the evening', text: 'Music and company' },
    ],
    skip: 'I do not know yet',
  }),
  play: seeing(/In the morning/),
};

/** Many choices, which can be searched. */
export const SearchableChoices: Story = {
  name: 'Choices to search',
  args: asking({
    ask: 'Which country do you live in?',
    search: 'Search countries',
    layout: 'list',
    options: [
      'Austria',
      'Belgium',
      'Côte d’Ivoire',
      'Denmark',
      'Finland',
      'Germany',
      'Iceland',
      'Ireland',
      'Norway',
      'Sweden',
    ],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await userEvent.type(await visitor.finds('searchbox', 'Search countries'), 'cote');
    await visitor.presses('Côte d’Ivoire');
    await visitor.reads('Noted, thank you.');
  },
};

/** Choices with a picture each. */
export const Pictures: Story = {
  args: asking({
    ask: 'Which one catches your eye?',
    layout: 'grid',
    options: [
      { label: 'The rail', image: 'images/rail.svg', alt: 'Clothes on a rail' },
      { label: 'The lights', image: 'images/aurora.svg', alt: 'Northern lights' },
      { label: 'The shop', image: 'images/shop.svg', alt: 'The shop from outside' },
    ],
  }),
  play: seeing(/The rail/),
};

/** Choices by colour, and words of one's own. */
export const Swatches: Story = {
  args: asking({
    ask: 'Blue, black or white?',
    layout: 'swatch',
    options: [
      { label: 'Blue', color: '#3b5b8c' },
      { label: 'Black', color: '#16161a' },
      { label: 'White', color: '#f6f4ef' },
    ],
    other: 'Something else',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Something else');
    await expect(visitor.element.shadowRoot?.activeElement).toBe(await visitor.finds('textbox', /./));
  },
};

/** Stars to choose from, sent by a button: arrow keys walk through them. */
export const Stars: Story = {
  args: asking({
    ask: 'How was your evening at the shop?',
    type: 'rating',
    icon: 'star',
    low: 'Not my thing',
    high: 'Wonderful',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await userEvent.click(await visitor.finds('radio', /4 of 5/));
    await visitor.presses('Send');
    await visitor.reads('★ 4 / 5');
  },
};

/** How likely somebody is to recommend the shop, by one press. */
export const NetPromoter: Story = {
  name: 'Net promoter score',
  args: asking({
    ask: 'How likely are you to recommend us to a friend?',
    type: 'rating',
    scale: 11,
    start: 0,
    low: 'Not at all likely',
    high: 'Extremely likely',
    now: true,
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('10 of 10, Extremely likely');
    await visitor.reads('10 / 10');
  },
};

/** Faces, one of which says it. */
export const Faces: Story = {
  args: asking({ ask: 'How do you feel about your order?', type: 'rating', icon: 'face', now: true }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('5 of 5');
    await visitor.reads('Noted, thank you.');
  },
};

/** Up or down. */
export const Thumbs: Story = {
  args: asking({ ask: 'Did this help?', type: 'rating', icon: 'thumb', low: 'No', high: 'Yes', now: true }),
  play: seeing('1 of 1, Yes'),
};

/** An order, by dragging, by buttons or by the keys of the handles. */
export const Ranking: Story = {
  args: asking({
    ask: 'What matters most to you in jeans?',
    type: 'ranking',
    options: ['Price', 'Fit', 'Colour', 'Fabric'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Move Fit up');
    (await visitor.finds('button', /^Fabric, place 4 of 4/)).focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await visitor.presses('Done');
    await visitor.reads('Fit, Fabric, Price, Colour');
  },
};

/** Several things judged by the same options: a grid, or one row below the other. */
export const Matrix: Story = {
  args: asking({
    ask: 'How was your evening at the shop?',
    type: 'matrix',
    as: undefined,
    rows: [
      { as: 'staff', label: 'How we helped you' },
      { as: 'music', label: 'The music', skip: true },
      { as: 'price', label: 'The prices' },
    ],
    options: ['Bad', 'Fair', 'Good'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const row = within(await visitor.finds('radiogroup', 'How we helped you'));
    await userEvent.click(row.getByRole('radio', { name: 'Good' }));
    await visitor.presses('Send');
    await visitor.reads('We’d love to know this one too.');
    const prices = within(await visitor.finds('radiogroup', 'The prices'));
    await userEvent.click(prices.getByRole('radio', { name: 'Fair' }));
    await visitor.presses('Send');
    await visitor.reads('Noted, thank you.');
  },
};

/** Files: chosen, dropped, pasted or taken by the camera, sent while the visitor looks on. */
export const Files: Story = {
  args: asking({
    ask: 'Can you show us what is wrong?',
    type: 'file',
    accept: ['image/*'],
    size: '10 MB',
    camera: 'back',
    many: { max: 3 },
    upload: '/demo/uploads',
    hint: 'Photos in daylight are best.',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const picture = await (await fetch('images/shop.svg')).blob();
    const photo = new File([picture], 'Seam.svg', { type: 'image/svg+xml' });
    await waitFor(
      () => visitor.element.shadowRoot?.querySelector('.choose input') ?? Promise.reject(new Error('none')),
    );
    const field = [...(visitor.element.shadowRoot?.querySelectorAll<HTMLInputElement>('.choose input') ?? [])].at(-1)!;
    // As the browser fills it in; the chat keeps its events from the page, which userEvent.upload() cannot do with.
    const chosen = new DataTransfer();
    chosen.items.add(photo);
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await visitor.reads(/Uploaded/);
    await visitor.presses('Send');
    await visitor.reads('Noted, thank you.');
  },
};

/** A clip that is recorded and heard again, or words instead. */
export const VoiceClip: Story = {
  name: 'Voice clip',
  args: asking({
    ask: 'Tell us in your own words what happened.',
    type: 'file',
    voice: true,
    seconds: 60,
    upload: '/demo/uploads',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types('Or type it', 'It rattles when it rains.');
    await visitor.presses('Send');
    await visitor.reads('Noted, thank you.');
  },
};

/** A signature that is drawn, or a name that is typed. */
export const Signature: Story = {
  args: asking({ ask: 'Please sign for your fitting.', type: 'signature' }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('img', /sign/);
    await visitor.types('Or type your full name', 'Anna Berg');
    await visitor.presses('Send');
    await visitor.reads('Noted, thank you.');
  },
};

/** A payment on the page of its provider; the endpoint alone says that it is paid. */
export const Payment: Story = {
  args: asking({
    ask: 'That makes 25 euros.',
    type: 'payment',
    amount: 25,
    currency: 'EUR',
    skip: 'I pay in the shop',
    provider: '/demo/payments',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Pay €25.00');
    await visitor.presses('I pay in the shop');
    await visitor.reads('Noted, thank you.');
  },
};

/** An amount by a handle: arrow keys move it, and its number is said as money. */
export const Slider: Story = {
  args: asking({
    ask: 'What would you like to spend?',
    type: 'slider',
    max: 500,
    step: 10,
    currency: 'EUR',
    low: 'A little',
    high: 'A lot',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const handle = await visitor.finds('slider', /spend/);
    await expect(handle).toHaveAttribute('aria-valuetext', '€250');
    await visitor.presses('Send');
    await visitor.reads('€250');
  },
};

/** From one amount to another, by two handles that never pass each other. */
export const SliderRange: Story = {
  name: 'Slider with two handles',
  args: asking({
    ask: 'Between which prices shall we look?',
    type: 'slider',
    range: true,
    max: 500,
    step: 10,
    start: [120, 380],
    currency: 'EUR',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('slider', 'From');
    await visitor.presses('Send');
    await visitor.reads('€120 – €380');
  },
};

/** A day from the browser's own calendar. On Sundays the shop is closed, which is told when one is sent. */
export const Day: Story = {
  name: 'A day',
  args: asking(
    { ask: 'When do you visit us?', type: 'date', closed: ['sun'], hint: 'Not on Sundays.' },
    'See you on {answer:date}.',
  ),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Send');
    await visitor.element.answer('2027-03-07');
    await visitor.reads(/not possible on Sunday, March 7, 2027/);
    await visitor.element.answer('March 4, 2027');
    await visitor.reads('See you on March 4, 2027.');
  },
};

/** A day and a time. */
export const DayAndTime: Story = {
  name: 'A day and a time',
  args: asking({ ask: 'When shall we call you?', type: 'date', time: true, min: '= today' }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Send');
    await visitor.element.answer('tomorrow 18:00');
    await visitor.reads('Noted, thank you.');
  },
};

/** A first and a last day, which the transcript shows as one range. */
export const Stay: Story = {
  name: 'A first and a last day',
  args: asking({
    ask: 'From when to when do you stay?',
    type: 'date',
    range: true,
    from: 'Arrival',
    to: 'Departure',
    default: ['2027-03-04', '2027-03-07'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Send');
    await visitor.reads(/Mar 4\s–\s7, 2027/);
  },
};

/** A time of day in steps of a quarter of an hour; what is typed otherwise is answered with the times around it. */
export const TimeOfDay: Story = {
  name: 'A time of day',
  args: asking(
    { ask: 'At what time shall we call?', type: 'time', min: '09:00', max: '17:00', step: 15 },
    'We call at {answer:time}.',
  ),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Send');
    await visitor.element.answer('9.20 am');
    await visitor.reads(/Choose 9:15\sAM or 9:30\sAM/);
    await visitor.element.answer('9.30 am');
    await visitor.reads(/We call at 9:30\sAM/);
  },
};

/** From one time to another. */
export const OpenFrom: Story = {
  name: 'A first and a last time',
  args: asking({ ask: 'When can we reach you?', type: 'time', range: true, default: ['18:00', '19:30'] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Send');
    await visitor.reads(/6:00\s–\s7:30\sPM/);
  },
};

/** Several answers at once, up to a limit. */
export const Several: Story = {
  name: 'Several answers',
  args: asking({
    ask: 'What fit feels like you? Pick one or two.',
    many: { max: 2 },
    options: ['Slim', 'Straight', 'Wide'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.ticks('Slim');
    await visitor.ticks('Wide');
    await expect(await visitor.finds('checkbox', 'Straight')).toBeDisabled();
  },
};

/** Permission, with its purpose and a way to say no. */
export const Consent: Story = {
  args: {
    flow: flowOf(
      'consent',
      {
        consent: 'Send me mail about the opening. I may change my mind whenever I like.',
        as: 'news',
        purpose: 'news',
        channel: 'email',
        link: '#privacy',
        no: 'Rather not',
      },
      'Noted, thank you.',
    ),
  },
  play: seeing(/mail about the opening/, 'checkbox'),
};

const fields = asking({
  ask: 'Who may we expect?',
  fields: [
    { as: 'name', label: 'First name', autocomplete: 'given-name' },
    { as: 'email', label: 'E-mail', type: 'email' },
    { as: 'phone', label: 'Phone', type: 'phone', skip: true, hint: 'Only for news at short notice.' },
    { as: 'size', label: 'Size', options: ['S', 'M', 'L'] },
    { as: 'news', label: 'You may mail me news.', type: 'consent', purpose: 'news', channel: 'email' },
  ],
  button: 'Put me on the list',
});

/** One option rules out all others; the rest stands in another order for each visitor. */
export const NoneOfThese: Story = {
  name: 'None of these',
  args: asking({
    ask: 'What went wrong?',
    many: { max: 2 },
    shuffle: true,
    hint: 'Two at most.',
    options: [
      'It came late',
      'It did not fit',
      'The colour was another',
      { label: 'None of these', value: 'none', exclusive: true },
    ],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.ticks('It came late');
    await visitor.ticks('None of these');
    await expect(await visitor.finds('checkbox', 'It came late')).not.toBeChecked();
    await visitor.presses('Done');
    await visitor.reads('Noted, thank you.');
  },
};

/** What all have chosen, once one has chosen. */
export const Poll: Story = {
  args: asking({
    ask: 'Which night suits you best?',
    options: ['Thursday', 'Friday', 'Saturday'],
    poll: '/demo/poll',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Friday');
    await visitor.reads('(86)');
    await visitor.reads('Noted, thank you.');
  },
};

/** Several fields in one bubble, checked and sent together. */
export const Fields: Story = { name: 'Several fields', args: fields, play: seeing('First name', 'textbox') };

/** The same, sent with gaps. */
export const FieldsWithGaps: Story = {
  name: 'Several fields, with gaps',
  args: fields,
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types('E-mail', 'anna');
    await visitor.presses('Put me on the list');
    await expect(await visitor.finds('textbox', 'First name')).toBeInvalid();
  },
};
