import "@remix-run/node";

declare module "@remix-run/node" {
  /** What the portal's server hands to every loader and action. */
  interface AppLoadContext {
    apiUrl: string;
    publicUrl: string;
    nonce: string;
    requestId: string;
  }

  interface Future {
    v3_singleFetch: true;
  }
}
