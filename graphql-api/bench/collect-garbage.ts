// Loaded into an API process with --import and --expose-gc, so that its memory can be read without what nobody needs
// any more.
process.on("SIGUSR2", () => void globalThis.gc?.());
