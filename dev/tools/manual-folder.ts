/** Where the office's manual lies: the one setting by which another office runs the same system (`MANUAL_DIR`). */
export function manualFolder(): string {
  return process.env["MANUAL_DIR"] || "manual";
}
