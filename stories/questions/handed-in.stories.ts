import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import type { ChatArgs } from '../chat.ts';
import { visitorOf } from '../visitor.ts';
import { asking } from './asking.ts';

/** What is handed in: files, a voice, a signature, a payment. */
const meta: Meta<ChatArgs> = { title: 'Questions/Handed in' };
export default meta;

type Story = StoryObj<ChatArgs>;

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

/** Sent without a signature. */
export const SignatureMissing: Story = {
  name: 'Signature that is missing',
  args: asking({ ask: 'Please sign for your fitting.', type: 'signature' }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Send');
    await expect(await visitor.finds('textbox', 'Or type your full name')).toBeInvalid();
  },
};
