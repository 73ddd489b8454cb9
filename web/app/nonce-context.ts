import { createContext } from "react";

/** The nonce of this page's scripts. Only the server knows it: browsers hide it from the document. */
export const NonceContext = createContext<string | undefined>(undefined);
