// All pure tests in one process: see lanes.mjs.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pureTestFiles } from './lanes.mjs';

for (const path of pureTestFiles()) await import(pathToFileURL(resolve(path)).href);
