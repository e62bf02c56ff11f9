import { pleas } from '../../tone/parts/pleas.ts';

/**
 * A question, a plea or at least three words, and not many: only then the code that knows what asks for a person, or
 * about the bot, is worth its bytes.
 */
export const mayAsk = new RegExp(`^(?!.{81}).*(\\?| .* |(?:^| )(?:${pleas}))`, 'i');
