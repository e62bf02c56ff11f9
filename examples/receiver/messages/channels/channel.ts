import type { Sender } from '../render.ts';

/** Who the messages of a campaign come from. */
export interface MessageSender extends Sender {
  readonly name: string;
  readonly email: string;
  readonly replyTo: string | null;
  /** E.164, or a short name; `null` leaves it to the channel. */
  readonly phone: string | null;
}

/** A message as a channel gets it: written, and allowed to go. */
export interface OutgoingMessage {
  /** The same on every try: the name by which the other side can know it again. */
  readonly id: string;
  readonly to: string;
  readonly sender: MessageSender;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Where one press stops such mails, for the mail program's own button. */
  readonly unsubscribe: string | null;
  readonly at: Date;
}

/** What the service that took a message says became of it. */
export interface Receipt {
  /** Ours. */
  readonly message: string;
  /** Theirs. */
  readonly providerId: string;
  /** `sent`: it is on its way. */
  readonly state: 'sent' | 'delivered' | 'failed';
  /** Why it failed: a code of theirs. */
  readonly code: string | null;
  /** Nothing ever arrives there. */
  readonly isDead: boolean;
}

/** Takes a message, or says that it can't. */
export interface Channel {
  /** What the log and the owner's pages call it. */
  readonly name: string;
  /** How many it takes at a time. Default: ten. */
  readonly atOnce?: number;
  /** @throws {SendingFailed} */
  send(message: OutgoingMessage): Promise<{ readonly providerId?: string }>;
  close?(): Promise<void>;
}

export type FailureKind =
  /** Nobody answers, or the door is shut: the others wait too, and one of them asks from time to time. */
  | 'unreachable'
  /** This message not now. */
  | 'temporary'
  /** This message never. */
  | 'permanent'
  /** Nothing for this address ever: it is not sent to again. */
  | 'bad-address';

/** Why a message did not go out. Without the other side's own words: they hold addresses. */
export class SendingFailed extends Error {
  override name = 'SendingFailed';
  readonly kind: FailureKind;
  /** A code of the other side, such as `550` or `21610`. */
  readonly code: string;

  constructor(kind: FailureKind, code: string) {
    super(`${kind} (${code})`);
    this.kind = kind;
    this.code = code;
  }
}
