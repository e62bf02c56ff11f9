// `npm run engage --workspace examples/receiver -- …`.
import { importBuilt } from '../built.mjs';

await importBuilt(new URL('engage.ts', import.meta.url));
