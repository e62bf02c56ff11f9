import type { Preview } from '@storybook/web-components-vite';

/** Gives a story's browser a sheet for sharing, or takes it away: `parameters.sharing`. Which of the two is real depends on the system. */
export const setSharing: Preview['beforeEach'] = ({ parameters }) => {
  if (parameters.sharing === undefined) return;
  const { share } = Object.getOwnPropertyDescriptors(Navigator.prototype);
  if (parameters.sharing)
    Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: () => Promise.resolve() });
  else delete (Navigator.prototype as Partial<Navigator>).share;
  return () => {
    if (share) Object.defineProperty(Navigator.prototype, 'share', share);
    else delete (Navigator.prototype as Partial<Navigator>).share;
  };
};
