import type { Locator } from 'playwright-core';
import { answered, press, type Operated } from './operated.ts';

const isPlaying = (chat: Locator, what: 'video' | 'audio') =>
  chat.evaluate(
    (element, kind) =>
      new Promise<void>((resolve) => {
        const media = element.shadowRoot!.querySelector<HTMLMediaElement>(kind)!;
        if (!media.paused) resolve();
        else media.onplay = () => resolve();
      }),
    what,
  );

/** Pictures, films, sounds, other pages. */
export const mediaBlocks: readonly Operated[] = [
  {
    what: 'a video behind its still, passed over',
    of: 'video',
    steps: [{ video: 'https://vimeo.com/76979871', title: 'A tour', transcript: 'Welcome.', until: 'ended' }],
    byRole: (chat) => press(chat, 'Skip'),
    keys: [{ to: 'Play: A tour. Loads from Vimeo once it is pressed' }, { to: 'Skip' }, 'Enter'],
    outcome: answered,
  },
  {
    what: 'a video behind its still, played',
    of: 'video',
    steps: [{ video: 'https://vimeo.com/76979871', title: 'A tour' }],
    isBeside: true,
    byRole: (chat) => press(chat, 'Play: A tour. Loads from Vimeo once it is pressed'),
    keys: [{ to: 'Play: A tour. Loads from Vimeo once it is pressed' }, 'Enter'],
    outcome: (chat) => chat.getByTitle('A tour').waitFor(),
  },
  {
    what: 'a sound',
    of: 'audio',
    steps: [{ audio: '/tone.wav', title: 'A greeting', transcript: 'Hi there.' }],
    isBeside: true,
    async byRole(chat, _, tree) {
      await tree.press('DisclosureTriangle', 'Read what is said');
      await chat.getByText('Hi there.').first().waitFor();
      await tree.press('button', 'play');
    },
    keys: [{ to: 'A greeting' }, 'Space'],
    outcome: (chat) => isPlaying(chat, 'audio'),
  },
  {
    what: 'a page of another site, after a press',
    of: 'embed',
    steps: [{ embed: 'https://maps.example/', title: 'The map', load: 'press' }],
    isBeside: true,
    byRole: (chat) => press(chat, 'Show: The map. Loads from maps.example once it is pressed'),
    keys: [{ to: 'Show: The map. Loads from maps.example once it is pressed' }, 'Enter'],
    outcome: (chat) => chat.getByTitle('The map').waitFor(),
  },
  {
    what: 'a moving picture, paused and moving again',
    of: 'image',
    steps: [{ image: '/moves.gif', alt: 'A flag in the wind' }],
    isBeside: true,
    async byRole(chat) {
      await chat.getByRole('img', { name: 'A flag in the wind', exact: true }).waitFor();
      await chat.getByRole('button', { name: 'Pause the moving picture', pressed: true, exact: true }).click();
    },
    keys: [{ to: 'Pause the moving picture' }, 'Enter'],
    outcome: (chat) =>
      chat.getByRole('button', { name: 'Pause the moving picture', pressed: false, exact: true }).waitFor(),
  },
  {
    what: 'a picture, seen large and closed again',
    of: 'image',
    steps: [{ image: '/slim.png', alt: 'The shop' }],
    isBeside: true,
    async byRole(chat) {
      await chat.getByRole('img', { name: 'The shop', exact: true }).waitFor();
      await press(chat, 'Enlarge: The shop');
      const large = chat.getByRole('dialog', { name: 'The shop', exact: true });
      await large.getByRole('img', { name: 'The shop', exact: true }).waitFor();
      await press(chat, 'Close the picture');
      await large.waitFor({ state: 'detached' });
    },
    async keys(strike, page) {
      const large = page.getByRole('dialog', { name: 'The shop', exact: true });
      await strike({ to: 'Enlarge: The shop' }, 'Enter');
      await large.waitFor();
      await strike('Escape');
      await large.waitFor({ state: 'detached' });
    },
  },
  {
    what: 'a picture that leads on',
    of: 'image',
    steps: [{ image: '/slim.png', alt: 'The shop', link: '/shop' }],
    isBeside: true,
    byRole: (chat) => chat.getByRole('link', { name: 'The shop', exact: true }).waitFor(),
    keys: [{ to: 'The shop' }],
  },
  {
    what: 'a link to a page',
    of: 'open',
    steps: [{ open: '/shops', title: 'All shops' }],
    isBeside: true,
    byRole: (chat) => chat.getByRole('link', { name: 'All shops (opens in a new tab)', exact: true }).waitFor(),
    keys: [{ to: 'All shops (opens in a new tab)' }],
  },
];
