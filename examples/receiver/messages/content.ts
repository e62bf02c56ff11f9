/** What a message says, before it is HTML, plain text or a text message. */
export interface Content {
  readonly subject: string;
  /** What inboxes show beside the subject. */
  readonly preheader: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Why somebody gets it, who sends it, and how to stop it. */
  readonly footer: readonly string[];
  readonly language: string;
  readonly sender: { readonly brand: string; readonly color: string };
  /** Where one press stops these messages; `null` for the owner's. */
  readonly unsubscribe: { readonly label: string; readonly href: string } | null;
}

export type Block =
  | {
      readonly type: 'paragraph';
      readonly text: string;
      /** Addresses in it that can be pressed: never one that stands in somebody's name. */
      readonly links: readonly string[];
    }
  | { readonly type: 'button'; readonly label: string; readonly href: string }
  /** Something that somebody gets. */
  | {
      readonly type: 'card';
      readonly title: string;
      readonly text: string;
      readonly code: string | null;
      /** Small print: until when, under which conditions. */
      readonly notes: readonly string[];
    }
  | {
      readonly type: 'rows';
      readonly title: string;
      readonly rows: readonly (readonly [label: string, value: string])[];
    }
  | { readonly type: 'links'; readonly links: readonly { readonly label: string; readonly href: string }[] };

/** An address in a text, without the full stop or the bracket of the sentence around it. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)'’”])/;

/** A text in parts: those with an odd place are the addresses in it. */
export const partsAtAddresses = (text: string): string[] => text.split(ADDRESS);
