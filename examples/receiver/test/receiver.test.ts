/** Everything that needs the database, in one process: making an embedded one takes seconds. */
import { after } from 'node:test';
import { closeTestDatabase } from './fixture.ts';
import './suites/results.ts';
import './suites/spam.ts';
import './suites/origins.ts';
import './suites/referrals.ts';
import './suites/corrections.ts';
import './suites/campaign-edges.ts';
import './suites/invitations.ts';
import './suites/owner-pages.ts';

after(closeTestDatabase);
