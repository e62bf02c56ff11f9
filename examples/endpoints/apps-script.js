/*
 * A Google Sheet as an endpoint: one row for each sign-up, each once. In the sheet: Extensions, Apps Script, paste this, then
 * Deploy, New deployment, Web app, "Execute as: Me", "Who has access: Anyone". The address that ends in /exec is the endpoint.
 * A changed script is only used after "Manage deployments, Edit, New version".
 */

/** First row of the sheet. `id` must stay first; the others are an envelope's fields and answers by name. */
const COLUMNS = ['id', 'occurredAt', 'firstName', 'lastName', 'email', 'phone', 'referral', 'answers', 'consents'];

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- Google calls it
function doPost(event) {
  const envelope = JSON.parse(event.postData.contents);
  // Two sign-ups at the same moment would write into the same row.
  const lock = LockService.getScriptLock();
  lock.waitLock(9000);
  try {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    if (sheet.getLastRow() === 0) sheet.appendRow(COLUMNS);
    // The chat sends again when an answer got lost on its way.
    const ids = sheet.getRange(1, 1, sheet.getLastRow(), 1).getValues().flat();
    if (!ids.includes(envelope.id)) sheet.appendRow(rowOf(envelope));
    SpreadsheetApp.flush();
  } finally {
    lock.releaseLock();
  }
  return ContentService.createTextOutput(JSON.stringify({ ok: true, id: envelope.id })).setMimeType(
    ContentService.MimeType.JSON,
  );
}

function rowOf({ id, occurredAt, contact, referral, answers, consents }) {
  const granted = consents
    .filter((consent) => consent.granted)
    .map((consent) => `${consent.id}: ${consent.text}`)
    .join('\n');
  return [
    id,
    occurredAt,
    contact.firstName,
    contact.lastName,
    contact.email,
    contact.phone,
    referral?.code,
    JSON.stringify(answers),
    granted,
  ].map(plain);
}

/**
 * What was typed stands in the sheet as it was typed: 0612345678 keeps its zero, 0042 and +31 stay codes and numbers to call, 3-4 becomes no
 * date, and nobody's answer a formula. The apostrophe says so to the sheet, which does not show it.
 */
const plain = (value) => (value == null || value === '' ? '' : `'${value}`);
