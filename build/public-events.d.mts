interface PublicEvent {
  readonly name: string;
  readonly description: string;
  readonly keys: readonly string[];
}

export function publicEvents(source?: string): readonly PublicEvent[];
