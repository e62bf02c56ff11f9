/* Types only: `"types": ["smoc-chat/react"]` in a tsconfig lets TypeScript know `<smoc-chat>` in React's JSX. Nothing of this runs. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { SmocEvent, SmocEventName } from './events.ts';
import type { Opens, SmocChat } from './smoc-chat.ts';

/** What may be set. */
type Settings = { readonly open?: Opens } & Partial<
  Pick<
    SmocChat,
    | 'src'
    | 'flow'
    | 'mode'
    | 'theme'
    | 'scheme'
    | 'tone'
    | 'lang'
    | 'endpoint'
    | 'endpoints'
    | 'blocks'
    | 'context'
    | 'keep'
    | 'pace'
    | 'consent'
    | 'preview'
    | 'opened'
  >
>;

/** `on` and the name of the event: `onsmoc-goal={({ detail }) => …}`. */
type Listeners = { [Name in SmocEventName as `on${Name}`]?: (event: SmocEvent<Name>) => void };

/** What `<smoc-chat>` takes in JSX: its properties, its events, and all that any element takes. */
export type SmocChatProps = Omit<DetailedHTMLProps<HTMLAttributes<SmocChat>, SmocChat>, keyof Settings> &
  Settings &
  Listeners;

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- this is where React's types look for elements
  namespace JSX {
    interface IntrinsicElements {
      'smoc-chat': SmocChatProps;
    }
  }
}
