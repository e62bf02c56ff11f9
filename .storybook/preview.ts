import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import '../src/define.ts';
import './preview.css';
import { chat, chatControls, withTokenControls, type ChatArgs } from '../stories/chat.ts';
import { startDemoServer } from '../stories/demo-server.ts';
import { onPage, startLook, toolbars, initialLook } from '../stories/look.ts';
import { setSharing } from '../stories/sharing.ts';
import { showEvents } from '../stories/events.ts';

// Written by `npm run manifest`; without it the docs pages have no tables.
const [manifest] = Object.values(
  import.meta.glob<object>('../custom-elements.json', { eager: true, import: 'default' }),
);
if (manifest) setCustomElementsManifest(manifest);

startDemoServer();
startLook();
showEvents();

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: toolbars,
  initialGlobals: initialLook,
  args: { mode: 'inline', endpoint: '/demo/results', keep: 'nothing' } satisfies ChatArgs,
  argTypes: chatControls,
  argTypesEnhancers: [withTokenControls],
  render: chat,
  decorators: [onPage],
  beforeEach: setSharing,
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'none' },
    // A violation fails `npm run test:stories`.
    a11y: { test: 'error' },
    options: {
      storySort: {
        order: ['The chat', 'Conversations', 'Questions', 'Messages', 'When things go wrong', 'Flow playground'],
      },
    },
  },
};

export default preview;
