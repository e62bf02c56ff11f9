/* The public API. Importing it registers nothing: that is `smoc-chat/define`. */
export { SmocChat, type Mode, type Opens } from './smoc-chat.ts';
export {
  SmocEvent,
  type CartAnswer,
  type SmocAddToCartEvent,
  type SmocEventDetails,
  type SmocEventName,
} from './events.ts';
export type { Flow, Step, Text } from './flow/flow.ts';
export { defineFlow, type FlowFile } from './flow/flow-file.ts';
export type { Theme, ThemeFile } from './theme/theme.ts';
/** For authors of themes: `const { buildTheme, checkTheme } = await themeTools()`. Its code is loaded on first use. */
export const themeTools = () => import('./author/theme-tools.lazy.ts');
export type { Envelope } from './engine/envelope.ts';
export type { Endpoint, EndpointFunction, EndpointSetting } from './effects/delivery/endpoint.ts';
export type { ChatState } from './engine/state.ts';
export type { PageBlock, PageBlockHost, PageBlockTools } from './blocks/page-block.work.ts';
export type { Answer } from './engine/input.ts';
