/** What is open and has to be closed. */
export interface CloseStack {
  add(close: () => unknown): void;
  /**
   * The newest first, since it may need what was opened before it. One that fails keeps no other from being closed.
   *
   * @throws the first error of them
   */
  closeAll(): Promise<void>;
}

export function closeStack(): CloseStack {
  const closers: (() => unknown)[] = [];
  return {
    add: (close) => void closers.push(close),
    async closeAll() {
      const errors: unknown[] = [];
      for (let close = closers.pop(); close !== undefined; close = closers.pop())
        try {
          await close();
        } catch (error) {
          errors.push(error);
        }
      if (errors.length > 0) throw errors[0];
    },
  };
}
