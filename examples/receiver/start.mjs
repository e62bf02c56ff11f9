// `npm start --workspace examples/receiver`.
import { importBuilt } from '../built.mjs';

await importBuilt(new URL('server.ts', import.meta.url));
