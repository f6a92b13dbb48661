import { newRichMenuId } from "./ids.ts";
import type { StoredContent } from "./world.ts";

export type RichMenu = { id: string; object: Record<string, unknown>; image: StoredContent | null };

export type RichMenus = ReturnType<typeof createRichMenus>;

/** Rich menus with their aliases and links. They live as long as the process. */
export function createRichMenus() {
  const menus = new Map<string, RichMenu>();
  const aliases = new Map<string, string>();
  const linked = new Map<string, string>();
  let everyone: string | null = null;
  return {
    menus,
    aliases,
    linked,
    add(object: Record<string, unknown>): RichMenu {
      const menu: RichMenu = { id: newRichMenuId(), object, image: null };
      menus.set(menu.id, menu);
      return menu;
    },
    remove(id: string): void {
      menus.delete(id);
      if (everyone === id) everyone = null;
      for (const [userId, menuId] of linked) if (menuId === id) linked.delete(userId);
    },
    setDefault: (id: string | null) => void (everyone = id),
    default: () => everyone,
    /** What a person sees: the menu linked to them, else the default one. */
    shownTo: (userId: string): RichMenu | null => menus.get(linked.get(userId) ?? everyone ?? "") ?? null,
  };
}
