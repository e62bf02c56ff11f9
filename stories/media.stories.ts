import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** What plays, moves, or comes from somewhere else. */
const meta: Meta<ChatArgs> = { title: 'Media' };
export default meta;

type Story = StoryObj<ChatArgs>;

const chatOf = (canvas: HTMLElement) => canvas.querySelector('smoc-chat')!.shadowRoot!;

/** A file, with the browser's own controls, captions and what is said in words. */
export const Video: Story = {
  args: {
    flow: flowOf(
      'video',
      {
        say: 'Have a look around:',
        video: 'media/film.webm',
        title: 'A tour of the shop',
        captions: { en: 'media/film.vtt' },
        transcript: 'Welcome to the shop.',
        until: 'ended',
        skip: 'I have seen it',
      },
      'See you there!',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('A tour of the shop');
    await visitor.presses('I have seen it');
    await visitor.reads('See you there!');
  },
};

/** Nothing of YouTube or Vimeo is loaded before a press: the still is the author's own picture. */
export const VideoOfAProvider: Story = {
  name: 'Video of a provider',
  args: {
    flow: flowOf(
      'video-of-a-provider',
      { video: 'https://vimeo.com/76979871', title: 'A tour of the shop', poster: 'images/shop.svg' },
      { video: 'https://youtu.be/dQw4w9WgXcQ', title: 'Without a picture' },
    ),
  },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('button', /Play: Without a picture/);
    await expect(chatOf(canvasElement).querySelector('iframe')).toBeNull();
  },
};

/** A sound, with its words for those who cannot hear it. */
export const Audio: Story = {
  args: {
    flow: flowOf(
      'audio',
      {
        say: 'Kari says hello:',
        audio: 'media/sound.mp3',
        title: 'A greeting',
        transcript: 'Hi, this is Kari from the shop.',
        until: 'ended',
        skip: 'Go on',
      },
      'That was Kari.',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('A greeting');
    await visitor.presses('Go on');
    await visitor.reads('That was Kari.');
  },
};

/** Where the page waits for consent, films and sounds of other sites wait for a press. */
export const WaitingForConsent: Story = {
  name: 'Waiting for consent',
  args: {
    consent: 'required',
    flow: flowOf(
      'waiting-for-consent',
      { video: 'https://films.example/tour.mp4', title: 'A tour of the shop', poster: 'images/shop.svg' },
      { audio: 'https://sounds.example/hello.mp3', title: 'A greeting' },
      { embed: 'https://maps.example/shop', title: 'The way to our shop' },
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', /Play: A tour of the shop/);
    await visitor.finds('button', /Play: A greeting/);
    await visitor.finds('button', /Show: The way to our shop/);
    await expect(chatOf(canvasElement).querySelector('video, audio, iframe')).toBeNull();
  },
};

/** A page, which tells the conversation when it goes on. */
export const Embed: Story = {
  args: {
    flow: flowOf(
      'embed',
      {
        say: 'When would you like to come?',
        embed: 'media/page.html',
        title: 'Tables on Thursday',
        until: 'booked',
        skip: 'Not now',
      },
      'See you then!',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('Tables on Thursday');
    await expect(chatOf(canvasElement).querySelector('iframe')).toHaveAttribute('title', 'Tables on Thursday');
    await visitor.presses('Not now');
    await visitor.reads('See you then!');
  },
};

/** Nothing of another site before a press. */
export const EmbedByAPress: Story = {
  name: 'Embed by a press',
  args: {
    flow: flowOf('embed-by-a-press', {
      embed: 'https://maps.example/shop',
      title: 'The way to our shop',
      load: 'press',
    }),
  },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('button', /Show: The way to our shop/);
    await expect(chatOf(canvasElement).querySelector('iframe')).toBeNull();
  },
};

/** A picture that moves can be paused, and is paused at first for visitors who prefer less motion. */
export const MovingPicture: Story = {
  name: 'Moving picture',
  args: {
    flow: flowOf('moving-picture', {
      say: 'This is how:',
      image: 'media/moving.gif',
      alt: 'A test picture that counts',
    }),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const pause = await visitor.finds('button', 'Pause the moving picture');
    const was = pause.ariaPressed;
    await visitor.presses('Pause the moving picture');
    await expect(pause.ariaPressed).not.toBe(was);
  },
};

/** A file that is gone leaves a way to it, and nobody waits. */
export const VideoThatIsGone: Story = {
  name: 'Video that is gone',
  args: { flow: flowOf('video-that-is-gone', { video: 'media/broken.webm', title: 'A tour of the shop' }) },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).reads('This could not be played here.');
  },
};
