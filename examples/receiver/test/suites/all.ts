/** All that the receiver does with its database. Runs on every kind of database that it may have, so it has no tests of its own. */
import './results.ts';
import './spam.ts';
import './origins.ts';
import './referrals.ts';
import './corrections.ts';
import './campaign-edges.ts';
import './several-campaigns.ts';
import './campaign-changes.ts';
import './plan.ts';
import './invitations.ts';
import './owner-pages.ts';
import './polls.ts';
import './uploads.ts';
import './payments.ts';
import './events.ts';
import './jobs.ts';
import './migrations.ts';
