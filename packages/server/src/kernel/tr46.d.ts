/** Types of the npm package `tr46` (UTS #46), which brings none. */
declare module 'tr46' {
  interface Options {
    checkBidi?: boolean;
    checkHyphens?: boolean;
    checkJoiners?: boolean;
    useSTD3ASCIIRules?: boolean;
    transitionalProcessing?: boolean;
    verifyDNSLength?: boolean;
    ignoreInvalidPunycode?: boolean;
  }
  /** Null when the name is not valid. */
  export function toASCII(name: string, options?: Options): string | null;
  export function toUnicode(name: string, options?: Options): { domain: string; error: boolean };
}
