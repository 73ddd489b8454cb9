/** Signals a task and everything it has started. Whoever has ended is not asked again. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    // Every task is the first of a process group of its own, where the system has such.
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    // macOS says EPERM of a group whose processes have all ended.
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
