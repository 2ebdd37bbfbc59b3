/** Which browser this build is for; set by `build.mjs`. */
declare const BROWSER: 'chrome' | 'firefox';

declare module '*.css' {
  const text: string;
  export default text;
}
