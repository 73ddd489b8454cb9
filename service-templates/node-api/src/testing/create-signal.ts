export interface Signal {
  raise: () => void;
  raised: Promise<void>;
}

/** Something one part of a test waits for and another part makes happen. */
export function createSignal(): Signal {
  let raise = () => {};
  const raised = new Promise<void>((resolve) => {
    raise = resolve;
  });
  return { raise, raised };
}
