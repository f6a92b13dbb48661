/** Roles of staff, from the one who may see least to the one who runs the system (docs/design.md section 2). A person may have several. */
export const roles = ["viewer", "officer", "approver", "coordinator", "admin"] as const;
export type Role = (typeof roles)[number];
