/** Whether somebody with this address sits at this machine. */
export const isLoopback = (address: string): boolean => address === "::1" || /^(::ffff:)?127\./.test(address);
