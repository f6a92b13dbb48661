import type { Bucket } from "#store/photos.ts";

/** A bucket in memory, and what lies in it. */
export function mapBucket(): { bucket: Bucket; objects: Map<string, Uint8Array> } {
  const objects = new Map<string, Uint8Array>();
  return {
    objects,
    bucket: {
      put: async (key, value) => void objects.set(key, Uint8Array.from(value)),
      get: async (key) => {
        const held = objects.get(key);
        return held === undefined ? null : { arrayBuffer: async () => Uint8Array.from(held).buffer };
      },
      delete: async (key) => void objects.delete(key),
    },
  };
}
